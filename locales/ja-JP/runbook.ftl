# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.
#
# Japanese has one plural category, so counts need no variants. A step is
# "ステップ"; "手順" is kept for a procedure.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = 日本語 (日本)
step-count = { $count } ステップ
procedure-count = { $count } 件の手順
step-of = ステップ { $number }/{ $total }
procedure-step-of = 手順 { $procedure }/{ $procedures }、ステップ { $number }/{ $total }
progress = 全体 { $number }/{ $total }
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = 開始する前に
result = 最後のステップの後
more-information = 詳細情報
machine-translated = このテキストは機械翻訳されています。
# Shown above a step that the chosen language's article does not have.
step-not-translated = このステップは翻訳されていません。表示言語: { $language }

## Parts of a step

where = 場所: { $place }
condition-if = 次の場合のみ: { $clause }
condition-if-verb = 次の場合のみ: { $clause }
condition-unless = { $clause }
condition-when = { $clause }
condition-until = { $clause }
code = コード
code-in = コード ({ $language })
shown-output = 実行されません: コマンドの出力です。
shown-file = 実行されません: ファイルの内容です。
shown-language = 実行されません: シェルとは別の言語です。
shown-forbidden = 実行されません: 本文で実行しないように書かれています。
shown-syntax = 実行されません: コマンドの書式を示しています。
shown-named = 実行されません: 本文で名前が挙げられているだけです。
picture = 画像: { $text }
picture-without-text = 画像

## Questions

question = このステップはどうなりましたか?
question-way = どの方法で進めますか? ほかの方法のステップは省きます。
one-of-ways = いくつかの方法の一つ: { $way } (選択肢: { $ways })
answer-done = 完了
answer-skip = スキップ
answer-back = 戻る
answer-go = 移動
answer-round = もう一度
answer-apart = 別の手順
answer-quit = 終了
ask-skip-reason = スキップする理由は何ですか?
ask-jump = 次のステップはどれですか: { $steps }
ask-apart = どのステップを実施しますか: { $ids }
unknown-answer = 次のいずれかのキーで回答してください: { $keys }
already-first = これは最初のステップです。
continue-after-reading = 読み終えたら Enter キーを押してください。

## Ends

dry-run-notice = ドライ ラン: すべてのステップを表示します。入力は求められません。
all-handled = すべてのステップが処理されました。
step-not-redone = ステップ { $step } は終わっているため、もう一度は実施しません: { $outcome }
apart-there = 別枠の手順です。{ $option } で指定した場合にだけ実施します:
stopped-at = ステップ { $step } で終了しました。このステップから再開するには: { $command }
needs-person = ステップ { $step } には人による操作が必要ですが、入力を求めるためのターミナルがありません。
unattended-needs-person = ステップ { $step } には人による操作が必要ですが、この実行は無人です。人による回答は、回答ファイル ({ $option }) に記入できます: { $line }
input-ended = 入力が終了しました (Ctrl+D)。何も回答されていません。続けるには、もう一度起動してください。
interrupted = ステップ { $step } で中断されました。
summary = 概要
count-done = 完了: { $count }
count-skipped = スキップ: { $count }
count-not-applicable = 該当なし: { $count }
count-left-out = 選択により省略: { $count }
count-open = 未処理: { $count }
apart-open = 別枠で開始され、未処理のステップ: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = 不明なオプション: { $option }
missing-value = オプション { $option } には値が必要です。
unexpected-argument = 予期しない引数: { $argument }
unknown-language = この Runbook には { $language } のテキストがありません。使用できる言語: { $languages }
unknown-step = ステップ { $step } はありません。すべて表示するには、{ $list } を使用してください。
step-outside = ステップ { $step } は { $part } に含まれていません。
gone-needs-person = ステップ { $step } は記事からなくなっており、どのように終了したかは不明です。人が確認するか、回答ファイルに次の行を記入する必要があります: { $line }
question-gone = ステップ { $step } は記事からなくなっています: { $outcome }。何が行われたかを確認してください。結果はどうでしたか?
see-help = オプションを表示するには、{ $help } を使用してください。
needs-bash = このランブックには bash が必要です。
runbook-unreadable = このランブックを最後まで読み込めませんでした。一時ファイルの空き領域を確認してください。
runtime-refused = このランブックのランタイムがないか、確認できないか、別のものです:

## Help

help-usage = 使用法: { $program } [オプション]
help-options = オプション:
help-list = ステップの一覧を表示して終了
help-lang = すべてをこの言語で表示 (この Runbook の言語: { $languages })
help-dry-run = 入力を求めずにすべてのステップを表示
help-from = このステップから開始
help-only = このステップのみを実行
help-help = このヘルプを表示
help-version = 作成元の記事と runbookc のバージョンを表示
help-exit-codes = 終了コード:
exit-done = 完了
exit-failed = ステップが失敗
exit-usage = 使用方法の誤り
exit-needs-person = 人による操作が必要
exit-locked = 別の実行が進行中
exit-interrupted = 中断
