"""プログラムの文言のうち、編集中の表示（`serve`）に関するもの、日本語。"""

SENTENCES: dict[str, str] = {
    "serving": "{address} で表示しています（終了は Ctrl-C）。",
    "not-here": "このサイトは {address} で開いてください。",
    "rebuilt": "{time} 作り直しました（{seconds}秒）。",
    "stopped": "終了しました。",
    "language-name": "日本語",
    "panel-name": "編集中のお知らせ",
    "panel-languages": "お知らせの言語",
    "panel-warnings": "注意 {count}件",
    "panel-old-site": "直すまでは、エラーになる前のサイトを表示しています。",
    "panel-open": "開く",
    "panel-fold": "たたむ",
    "panel-copy": "場所をコピー",
    "panel-copied": "コピーしました",
    "panel-not-copied": "コピーできません",
    "panel-editor": "エディター（VS Code）で開く",
    "panel-keys": "`F8` キーでこのお知らせへ移り、もう一度押すと元へ戻ります。`Esc` キーでたたみます。",
    "panel-ended": "プレビューは終了しています。このページはもう更新されません。",
    "panel-no-site": "まだ表示できません",
    "panel-no-site-why": "内容にエラーがあるため、サイトを作れませんでした。直して保存すると、サイトが自動で表示されます。"
    "エラーの場所と直し方は、このページの下と、`python build.py serve` を実行している画面にあります。",
}
