"""Templates compiled to more direct Python than Jinja's own: calls are calls, attributes are attributes, and text that
is safe already is not escaped once more.

Jinja looks before each call whether the function wants the context, and before each attribute whether the object is
a mapping; the names that these templates know want no context, and mappings are read with brackets. That is most of a
page's time.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment, Template
from markupsafe import Markup, escape

_SPECIAL = re.compile(r"[<>&\"']")


def shown(value: object) -> str:
    """A value as it stands in HTML."""
    if type(value) is Markup:
        return value
    if type(value) is str and not _SPECIAL.search(value):
        return value
    return escape(value)


class DirectCodeGenerator(CodeGenerator):
    """Jinja's compiler, but for calls, attributes and output."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        plain = not (node.dyn_args or node.dyn_kwargs or forward_caller)
        if not plain or any(iskeyword(keyword.key) for keyword in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")


class DirectTemplate(Template):
    """A template whose code knows `shown`."""

    @classmethod
    def from_code(cls, environment: Environment, code: Any, globals: Any, uptodate: Any = None) -> Template:  # noqa: A002
        namespace = {"environment": environment, "__file__": code.co_filename, "shown": shown}
        exec(code, namespace)  # noqa: S102  (compiled from a template of ours, as Jinja itself does)
        template = cls._from_namespace(environment, namespace, globals)
        template._uptodate = uptodate  # noqa: SLF001
        return template


class DirectEnvironment(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = DirectCodeGenerator
    template_class = DirectTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names of a template: one dictionary for all, where Jinja would chain one to each template's own."""
        return {**self.globals, **d} if d else self.globals
