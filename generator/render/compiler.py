"""Templates compiled to more direct Python than Jinja's own: calls are calls, attributes are attributes, macros are
functions, and text that is safe already is not escaped once more.

Jinja looks before each call whether the function wants the context, and before each attribute whether the object is
a mapping; the names that these templates know want no context, and mappings are read with brackets. That is most of a
page's time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import Environment, Template
from jinja2.exceptions import TemplateSyntaxError
from jinja2.idtracking import VAR_LOAD_ALIAS, VAR_LOAD_RESOLVE
from jinja2.utils import missing
from markupsafe import Markup, escape


def shown(value: object) -> str:
    """A value as it stands in HTML."""
    if type(value) is Markup:
        return value
    if type(value) is str and not ("<" in value or "&" in value or '"' in value or ">" in value or "'" in value):
        return value
    return escape(value)


class DirectMacro:
    """A macro without `caller`, `varargs` and `kwargs`, called at once."""

    __slots__ = ("_function", "_names", "_padding", "name")

    def __init__(self, function: Callable[..., str], name: str, names: tuple[str, ...]) -> None:
        self._function = function
        self._names = names
        self._padding = [(missing,) * (len(names) - given) for given in range(len(names) + 1)]
        self.name = name

    def __call__(self, *arguments: object, **named: object) -> Markup:
        given = len(arguments)
        if named or given > len(self._names):
            rest = self._names[given:]
            if named.keys() - set(rest) or not rest:
                raise TypeError(f"macro {self.name!r} takes {', '.join(self._names)}, and no more")
            arguments += tuple(named.get(name, missing) for name in rest)
        elif given < len(self._names):
            arguments += self._padding[given]
        # What a macro gives is HTML already; the class's own constructor would only ask whether it is.
        return str.__new__(Markup, self._function(*arguments))


class DirectCodeGenerator(CodeGenerator):
    """Jinja's compiler, but for calls, attributes, output, and the names that all templates know."""

    environment: DirectEnvironment

    def enter_frame(self, frame: Frame) -> None:
        """Names that are the same in every template are variables of its module, not asked for at each use."""
        for target, (action, name) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE and name in self.environment.known:
                frame.symbols.loads[target] = (VAR_LOAD_ALIAS, f"known_{name}")
        super().enter_frame(frame)

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

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = "".join(f"{argument.name!r}, " for argument in macro_ref.node.args)
        self.write(f"DirectMacro(macro, {getattr(macro_ref.node, 'name', None)!r}, ({names}))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")


class DirectTemplate(Template):
    """A template whose code knows `shown` and `DirectMacro`."""

    @classmethod
    def from_code(cls, environment: Environment, code: Any, globals: Any, uptodate: Any = None) -> Template:  # noqa: A002
        namespace = {
            "environment": environment,
            "__file__": code.co_filename,
            "shown": shown,
            "DirectMacro": DirectMacro,
            **{f"known_{name}": value for name, value in environment.globals.items()},
        }
        exec(code, namespace)  # noqa: S102  (compiled from a template of ours, as Jinja itself does)
        template = cls._from_namespace(environment, namespace, globals)
        template._uptodate = uptodate  # noqa: SLF001
        return template


class TemplateUses:
    """Which templates use which, as seen while they are rendered."""

    def __init__(self) -> None:
        self._uses: dict[str, set[str]] = {}
        self._below: dict[str, frozenset[str]] = {}

    def note(self, name: str, used: str) -> None:
        """Note that a template uses another."""
        known = self._uses.setdefault(name, set())
        if used not in known:
            known.add(used)
            self._below.clear()

    def below(self, name: str) -> frozenset[str]:
        """The facets that stand for a template and all that it uses: `template base.html`."""
        found = self._below.get(name)
        if found is None:
            seen, ahead = {name}, [name]
            while ahead:
                new = self._uses.get(ahead.pop(), set()) - seen
                seen |= new
                ahead.extend(new)
            found = self._below[name] = frozenset(f"template {used}" for used in seen)
        return found


class DirectEnvironment(Environment):
    """An environment whose templates are compiled so, and that notes which uses which.

    `known` are the names that mean the same in every template and that no template is given another value for.
    """

    code_generator_class = DirectCodeGenerator
    template_class = DirectTemplate

    def __init__(self, uses: TemplateUses, known: Mapping[str, Any], **options: Any) -> None:
        super().__init__(**options)
        self.uses = uses
        self.known = frozenset(known)
        self.globals.update(known)
        self._found: dict[tuple[str | Template, str | None], Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The template; `parent` is the one that asks for it."""
        key = (name, parent)
        found = self._found.get(key)
        if found is None:
            if parent is not None and isinstance(name, str):
                self.uses.note(parent, name)
            try:
                found = super().get_template(name, parent, globals)
            except UnicodeDecodeError as error:
                raise TemplateSyntaxError(
                    "not UTF-8", error.object.count(b"\n", 0, error.start) + 1, str(name)
                ) from error
            self._found[key] = found
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names of a template: one dictionary for all, where Jinja would chain one to each template's own."""
        return {**self.globals, **d} if d else self.globals
