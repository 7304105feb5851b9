# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).
#
# Japanese has one plural category, so counts need no variants. A step is
# "ステップ"; "手順" is kept for a procedure. Evidence is "証跡".

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = 作業確認書: { $runbook }
report-complete = 証跡はすべて読み取られ、矛盾はありませんでした。
# Of evidence of which no other is missing.
report-unended = 証跡はすべて読み取られ、矛盾はありませんでした。ただし、最後の起動には終了の記録がありません。最後の記録の後に何が実行中だったかは不明です。次のステップに着手した可能性や、完了したステップを再び開始または元に戻した可能性があります。
# The same of evidence that tells of what begins.
report-unended-told = 証跡はすべて読み取られ、矛盾はありませんでした。ただし、最後の起動には終了の記録がありません。その起動が開始したものは下に示しますが、その結果は不明です。最後の記録の後に人が何をしたかも不明です。
report-partial = 読み取った内容に矛盾はありませんが、証跡のすべてではありません。読み取れないファイルがあるか、実行の一部が別のファイルにあります。下の検証結果を参照してください。
report-incomplete = 証跡が不完全であるか、破損または改変されています。下の検証結果を参照してください。
report-run = 実行 { $run }
# In a section that has nothing to say.
report-none = なし

## Facts about a run

report-runbook = Runbook
report-how-it-ended = 終わり方
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = 実行された別扱いの手順
report-still-open = 残っている手順
report-starts = 起動回数
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count } (うち途中で終了: { $early })
report-changed = 実行中に変更されたもの
# There are at least two.
report-article-versions = 記事 ({ $count } 版)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }、その後 { $later }
report-outdated = 以前の値で完了したステップ
# Steps that were done, or tried, with several values.
report-with-each = 値ごとの結果
report-counted-anyway = うまくいかなかった後に完了とみなされたステップ
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = 初回では完了しなかったステップ
report-rolled-back = 元に戻したステップ
# Followed by steps and the reasons.
report-not-undone-facts = 元に戻せなかったステップ
report-maybe-undone = 元に戻したかどうか不明なステップ
# What was done and stands, though something was rolled back.
report-stands = 元に戻していないステップ
report-several = 一つだけのはずが複数実施
report-who = 実施者
report-host = コンピューター
report-shell = シェル
report-language = 言語
report-version = runbookc のバージョン
report-begun = 開始
report-ended = 終了
report-last-entry = 最後の記録
report-elapsed = 最初から最後の記録まで
report-in-steps = ステップの所要時間の合計
report-acknowledged = 最初のステップの前の注意事項の確認
report-put-aside = 実行の退避
report-times = 時刻はすべて UTC です。
report-continues = この記事は失敗を許します。一つのブロックの中で失敗したコマンドがあっても、その後のコマンドも実行され、最後のコマンドで結果が決まりました。
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } 時間 { $minutes } 分 { $seconds } 秒
report-minutes = { $minutes } 分 { $seconds } 秒
report-seconds = { $seconds } 秒

## Sections

report-steps = ステップ
report-who-means = 「実施者」の列は、最初がアカウントで、括弧内は結果を決めたものです。実施者、コマンド (終了コードと、照合した場合は出力)、または回答ファイルのいずれかです。括弧がない場合は、コマンドの結果そのものです。
report-titles-in = この確認書の言語がない手順は、担当者に表示された言語 ({ $languages }) のまま記載しています。
report-not-begun = 一度も開始されていないステップは証跡に残らないため、ここには表示されません。
report-incidents = 予定どおりに進まなかったこと
report-course = 実行の経過
report-course-begins = ここに欠けている番号は、コマンドの開始を示す項目の番号です。その結果は後の番号に記されています。
report-details = 手順ごとの記録
report-articles = 記事の版
report-article-changed = 記事は実行中に変更されました。
report-skipped = スキップされたステップ
report-notes = メモ
report-values = 使用された値
report-value-changed = { $name } の値は実行中に変更されました。
report-secret-again = { $name } は複数回指定されました。秘密の値は保存されないため、同じ値だったかどうかは分かりません。
report-sessions = 開始と終了
report-breaks-mean = 「実施者による終了」は、実施者が自ら Runbook を終えたことを示します。「中断」は、Ctrl+C、接続の切断、または別のプログラムによって終わったことを示します。どちらの場合も後で再開できます。
report-check = 証跡の検証
report-sign-off = 署名
report-attests = 実施した人は、この確認書が自分の行ったことを示していることを、確認する人は、予定どおりに進まなかったことも含めてこの確認書を読み、結果を承認したことを、署名によって証します。
report-role = 役割
report-role-operator = 実施
report-role-checker = 確認
report-signature = 署名

## Columns

report-file = ファイル
# Of an entry of the evidence, or of a start.
report-number = 番号
# The number of the start in which something happened.
report-start = 起動
report-article-version = 記事の版
report-with-values = 使用した値
report-hash = ハッシュ
report-step = ステップ
report-what-to-do = 内容
report-outcome = 結果
report-started = 開始
report-duration = 所要時間
report-tries = 試行回数
report-remarks = 理由とメモ
report-reason = 理由
report-time = 日時
# The same column in tables that tell of a step when it is over.
report-time-ended = 日時 (ステップは終了時)
# What happened: which commands were run, or one of the cells below.
report-what = 種別
report-status = 終了コード
# How the step ended after all tries.
report-finally = 最終結果
report-note = メモ
report-name = 名前
report-variable = コマンド内の名前
report-value = 値
report-from = 指定元
report-used-from = 使用開始
report-used-in = 使用した手順
report-lines = 行数
report-lines-read = 読み取り済み
report-chain = ハッシュ チェーン

## Cells

report-interrupted = 中断
report-not-undone = 元に戻せませんでした
report-undo-unknown = 元に戻す処理を開始、その結果は不明
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = { $values } の分は元に戻していません
report-only-where = { $values } の分のみ
report-no-undo = 最新の版では元に戻せません
report-undo-then = その版での元に戻す操作 (実行していません)
report-not-begun-yet = 未着手
# Of the step that would have been next in a start without an end.
report-maybe-begun = 着手したかどうか不明
report-maybe-again = 再び着手したかどうか不明
report-not-needed = 不要
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = この証跡からは不明
report-never-reported = 開始したが結果は不明
report-former = 記事の以前の版のみ
# Of the article; one number or several.
report-version-number = 第 { $number } 版
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = 第 { $versions } 版では { $step }
# In which versions of the article a step is, by their numbers.
report-only-in = { $versions } のみ
report-replaced-by = { $versions } のみ。{ $step } に置き換え
# Behind an outcome and a comma.
report-earlier-value = ただし以前の値で
# How a step ended, and the values it had then.
report-finally-with = { $outcome } ({ $values })
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }。{ $step } に置き換え: { $other }
report-begun-at = 開始: { $time }
# What a start had begun that was cut short.
report-begun-then = 開始: { $time }、結果は不明
# The line of a block of commands that failed.
report-at-line = { $line } 行目: { $text }
report-by-hand = 手作業
report-counted = 完了とみなされました（その前: { $outcome }）
report-round = { $round } 回目
report-before-rounds = 繰り返しの対象になる前
report-round-begun = { $round } 回目を開始
report-earlier-rounds = 以前の回
# A person said, of what had been tried or left out, what became of the step.
report-verdict = 判断
report-started-run = 開始
report-resumed = 再開
report-ended-run = 終了
report-changed-article = 記事の変更
report-acknowledge = 注意事項の確認
report-value-given = 値の指定
report-value-again = 同じ値の指定
report-value-other = 値の変更
report-value-before = { $value } (以前: { $before })
report-on-host = コンピューター: { $host }
# The part of an article that a start was asked for.
report-asked-only = { $step } のみ
report-asked-from = { $step } から
report-given-by = 指定元: { $from }
report-noted = メモ
# The run.
report-set-aside = 退避
report-command = コマンド { $number }
report-ended-with-status = 終了コード { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = 出力の比較: { $ways }
report-compared-exact = 行ごとに一致
report-compared-similar = 類似 (時刻、日付、経過時間、ID は異なってもよい)
report-compared-pattern = パターン
report-not-compared = 出力は照合していません (毎回変わるため)
report-expected = 想定
report-output = 実際の出力
report-secret = 機密、保存されません
report-by-operator = 実施者
report-by-command = コマンド
report-by-answers = 回答ファイル
report-phase-check = 完了済みかどうかの確認
report-phase-run = 実行
report-phase-verify = 結果の確認
report-phase-rollback = 元に戻す操作
report-left-unchecked = 実行されたが、最後まで行われていないか、確認されていない
report-from-option = コマンド ライン
report-from-answers = 回答ファイル
report-from-state = 以前の起動
report-from-environment = 環境変数
report-from-prompt = 実施者
report-from-default = Runbook

## How a run, or a part of it up to a break, ended

report-ended-done = 完了
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = 指定された範囲は完了
report-ended-stopped = 実施者による終了
report-ended-input = 実施者が入力を終えた (Ctrl-D)
report-ended-failed = ステップが失敗
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = 元に戻す操作が失敗
report-ended-rounds = 以前の回に未実施のステップあり
report-ended-interrupted = 中断
report-ended-needs-person = 人による操作が必要
report-ended-script-failed = スクリプト自体が失敗
report-no-end = 終了の記録なし

## Check of the evidence

report-chain-whole = 問題なし
report-chain-broken = 次の行で途切れています: { $lines }
report-chain-unhashed = 検証できません (ハッシュのない行: { $count })
report-chain-empty = 記録なし
report-chain-means = 証跡の各行には、直前の行のハッシュが含まれています。チェーンが途切れている箇所では、行が変更、削除、または挿入されています。ファイルの SHA-256 は最後の行も対象とします。
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = 実行 { $run }: 次の番号の記録がありません: { $numbers }
report-numbers-repeated = 実行 { $run }: 次の番号の記録が複数あります: { $numbers }
report-unreadable = { $file } を読み取れません: { $reason }
# The problem is one of the messages below.
report-line = { $file } の { $line } 行目: { $problem }
report-more-lines = { $file }: 問題のある行が他に { $count } 行あります
report-line-torn = 途中で切れています
report-line-torn-and-repeated = 途中で切れています。次の行に同じ内容の完全な行があります
report-line-no-object = 証跡の行ではありません
report-line-too-long = 長すぎます
report-line-not-utf8 = 読み取れない文字が含まれています
report-line-version = 形式のバージョンが不明です: { $version }
report-line-event = 不明なイベント: { $event }
report-line-wrong = 値を使用できない項目: { $keys }
report-line-missing = 不足している項目: { $keys }
