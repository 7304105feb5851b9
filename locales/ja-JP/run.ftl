# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.
#
# Japanese has one plural category, so counts need no variants. A step is
# "ステップ"; "手順" is kept for a procedure.

## Help

help-set = コマンドに必要な値を NAME=VALUE の形式で指定
help-set-several = 複数の値を指定する場合。-File の代わりに -Command を使うとき: -Set @('A=1', 'B=2')
help-unattended = 入力を求めず、実行できるものを実行し、人による操作が必要なところで終了
help-answers = 入力を求める前に、このファイルの回答を使用
help-evidence = 実行の証跡をこのファイルに保存
help-state = 状態をこのフォルダーに保存 (共有可)
help-run = この名前の実行を、ほかの実行と並行して行う
help-status = 実行の進行状況を表示
help-reset = 実行を退避し、次回は新しい実行を開始
options-apart = 次のオプションは同時に指定できません: { $options }

## Answers; the key stands before each

answer-execute = 実行
answer-again = 再実行
answer-check = もう一度確認
answer-note = メモ
answer-undo = 元に戻す
answer-undone = 元に戻してある
answer-keep = そのまま残す
answer-keep-all = すべてそのまま残す
answer-continue = 再開
answer-on = 次へ
answer-redo = やり直す
answer-failed = 失敗
answer-expected = 想定どおり
answer-new = 新しい実行を開始
answer-anew = はい、新しい実行を開始
answer-stay = いいえ、この実行を残す
answer-earlier = 以前の値を使う
answer-newer = 新しい値を使う
answer-value = 値を変更
answer-help = ヘルプ
answer-yes = はい
answer-no = いいえ
# The same where a key answers at once, or is a line.
answer-help-at-once = ヘルプ (Enter 不要)
answer-help-enter = ヘルプ (入力後に Enter)
# Where a text is asked for, and none is given.
enter-back = [Enter] 戻る

## What each answer does; shown for the key ?

help-execute = 画面のコマンドを実行します
help-again = このステップのコマンドをもう一度実行します
help-check = 結果の確認をもう一度実行します
help-done = このステップを完了と見なします (理由を尋ねることがあります)
help-failed = 失敗しました。実行は続けられます
help-skip = このステップを行いません (理由を尋ねます)
help-way = 別の方法を選びます。済んだことはそのままです
help-back = 前のステップを表示します (何も変わりません)
help-go = 本文が示すステップに進みます。その前の未処理のステップはスキップします
help-round = 本文が示すステップをもう一度行います。すべての回が終わったら「完了」と答えてください
help-apart = ロールバックなどの別枠のステップを実施してから、このステップに戻ります
help-note = 証跡にメモを書き込みます
help-quit = 終了します。次回はここから再開します
help-undo = 元に戻すコマンドでこのステップを取り消します
help-undone = このステップを元に戻したものと見なします
help-keep = ステップをそのままにします
help-keep-all = このステップと残りのすべてのステップをそのままにします
help-continue = 実行を止めたところから再開します
help-on = 実行を続けます
help-redo = このステップをもう一度行います
help-expected = 想定どおりの結果でした
help-value = コマンドに別の値を渡します (ここから有効です)
help-which = 変更する値の番号または名前を入力してください。戻るには Enter キーを押してください。
help-new = この実行を退避し、新しい実行を開始します
help-anew = この実行を完全に退避し、新しい実行を開始します
help-stay = 何も変えず、前の質問に戻ります
help-earlier = これまでの値を使います
help-newer = 今後は今回の値を使います
help-yes = 当てはまる。続けて、することを示す
help-no = 当てはまらない。このステップは行わない
help-default = Enter は { $key } と同じです。
help-text = 1 行入力して Enter キーを押してください。証跡に保存されます。
help-asked = 値を入力して Enter キーを押してください。? そのものを値にする場合は、もう一度入力してください。
help-editing = 左右の矢印キー、Home キー、End キーで行の中を移動します。BackSpace キーと Delete キーは 1 文字、Ctrl-W は 1 語、Ctrl-U はカーソルより前、Ctrl-K はカーソルより後ろを消します。

## Questions

question-command = これらのコマンドを実行しますか?
question-failed = ステップが失敗しました。どうしますか?
begun-with = { $values } で開始されました。
question-unknown = このステップは開始されましたが、終了が報告されていません。何が行われたかを確認してください。どうしますか?
question-unchecked = このステップのコマンドは実行済みです。確認の途中で、その結果は不明です。もう一度確認しますか?
question-undo-unknown = このステップを元に戻す処理が始まりましたが、終了が報告されていません。何が行われたかを確認してください。どうしますか?
question-resume = この実行を再開しますか?
question-new = この実行を退避し、新しい実行を開始しますか?
question-undo = ステップ { $step } を元に戻しますか?
question-over = このステップは処理済みです。どうしますか?
question-case = ステップ { $step } はここに当てはまりますか?
case-otherwise = この場合は、ステップに書かれているもう一方の指示に従います。
answer-way = 別の方法
way-chosen = 選択: { $choice }
way-unknown = { $way } は { $choice } の方法ではありません: { $ways }
needs-way = 方法を一つ選ぶ必要があります: { $ways }。答えを次のように与えてください: { $line }
step-left-out = ステップ { $step } は省きます: { $choice }
done-several = このうち実施するのは一つだけのはずでしたが、次の順に複数が実施されました: { $steps }
done-mixed = 次のステップは同じ値で実施されていません: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = 完了と見なす理由は何ですか?
ask-undone-reason = ステップ { $step } はどのように元に戻されましたか。それをどう確認しましたか?
ask-fail-reason = 失敗した理由は何ですか?
ask-note = メモする内容は何ですか?
noted = メモしました。
rest-dropped = 複数の行が入力されました。最初の行だけを受け取り、残りは破棄しました。
typed-before = この質問が表示される前に入力されたものは破棄しました。
no-suspend = ここでは実行を一時停止できません。続けるには Enter キーを押してください。それまでに入力されたものは破棄されます。
# At each step.
step-clock = { $clock } (開始から { $passed })
step-next = 次: { $title }
step-last = この後に未処理のステップはありません。
# How long something has taken.
span-seconds = { $seconds } 秒
span-minutes = { $minutes } 分 { $seconds } 秒
span-hours = { $hours } 時間 { $minutes } 分

## Before the first step

# In place of a text.
read-before = この内容は確認済みです。もう一度表示するには { $option } を付けて開始してください。
needs-tools = このコンピューターにないプログラム: { $tools }
tools-answer = 不足しているプログラムをインストールしてください。なしで続けるには、回答ファイルに次の行が必要です: { $line }
needs-commands = ステップに必要な値:
ask-value = { $name } の値:
ask-secret = { $name } の値 (表示も保存もされません):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = 必要になったときに入力する場合は、Enter キーを押してください。
value-environment = 環境変数の値を使う場合は Enter キーを押してください。別の値を使う場合は入力してください。
value-keep = このまま使う場合は Enter キーを押してください。別の値を使う場合は入力してください。
value-needed = 値が必要です。
value-blank = この値は空白で始まるか、空白で終わっています。空白を残すには、同じ値をもう一度入力してください。残さない場合は、空白なしで入力してください。
value-invalid = { $value } は { $name } に使用できません。必要なパターン: { $pattern }
secret-invalid = この値は { $name } に使用できません。必要なパターン: { $pattern }
value-misfit = { $value } は { $name } に使用できません。
secret-misfit = この値は { $name } に使用できません。
form-number = 整数を数字で入力してください。
form-digits = { $count } 桁の数字を入力してください。
form-date = 2026-01-31 のような日付を入力してください。
form-address = 192.0.2.10 のような IPv4 アドレスを入力してください。
form-list = 次のいずれかを入力してください: { $values }
form-signs = 使用できる文字は次のとおりです: { $signs }
form-begun = 使用できる文字は次のとおりです: { $signs } 最初の文字は次のいずれかです: { $first }
form-host = ホスト名のような名前を入力してください。使用できる文字: { $signs } 最初と最後の文字は次のいずれかです: { $ends }
secret-short = { $name } は 1 文字だけです。この文字を含むすべての語が伏せられてしまうため、秘密にできません。もっと長い値を使ってください。
value-form = { $option } では値が指定されていません。NAME=VALUE の形式で指定してください。
set-twice = { $name } が 2 回、異なる内容で指定されています: { $first } と { $second }
value-empty = { $name } の値を空にすることはできません。
value-control = { $name } の値に、タブなどの制御文字が含まれています。制御文字は使用できません。
not-text = UTF-8 の文字として読めません。
value-unknown = この Runbook には { $name } という名前の値がありません。使用できる値: { $names }
value-several = このコンマは { $name } の値の一部とも、その後から { $other } の値が始まるとも読み取れます。2 つの値は、-File では { $words }、-Command では { $array } と指定します。このようなコンマを含む 1 つの値は、回答ファイルで指定できます。
value-missing = ステップ { $step } には { $name } の値が必要です。指定するには、{ $option } を使用してください。
secret-missing = ステップ { $step } には { $name } のシークレットが必要です。環境変数 { $variable } で指定してください。
value-differs = { $name } の値が以前の開始時と異なります。以前: { $earlier }、今回: { $value }。
value-unusable = { $name } の値は以前の開始時には { $earlier } でしたが、もう使用できません。別の値を使うことを、担当者が決めるか、回答ファイルの行 `{ $value }` で指定する必要があります。
# In brackets after the value of a command.
value-open = 未指定
value-then = 実行時の値
set-by-step = ステップ { $step } で設定
variable-unset = { $name } はここでは設定されていません。ステップ { $step } で設定されます。
value-used = 次のステップは以前の値で実行済みです: { $steps }
value-lost = { $name } の値は実行時に { $value } でしたが、現在は不明です。このステップは手動で元に戻してください。
ask-which = どの値を変更しますか? 番号または名前を入力してください。
value-undecided = どちらの値を使うかは、担当者が決めるか、回答ファイルの行 `{ $earlier }` または `{ $value }` で指定する必要があります。
needs-acknowledgement = 最初のステップの前にある内容を誰かが読む必要があります。読んだことを回答ファイルに記入してください: { $line }
acknowledged = 回答ファイルで確認済みです。

## Commands

# Above the commands of an automation file.
command-check = 完了済みかどうかの確認
command-run = 実行
command-verify = 結果の確認
command-rollback = 元に戻す操作
# Above the output that the article shows for a command.
expected-output = 想定される出力
asks-alternative = これらのコマンドは、いくつかある方法の 1 つです。この方法を取る場合にのみ実行してください。
asks-clean-up = これらのコマンドは、行ったことを元に戻すか削除します。今それが必要な場合にのみ実行してください。
asks-condition = これらのコマンドは、常に必要なわけではありません。該当する場合にのみ実行してください。
asks-destructive = これらのコマンドは何かを削除または停止しますが、本文にははっきり書かれていません。
asks-more = 本文では、これらのコマンドが行う以上のことが求められています。全体を読んでから判断してください。
asks-elsewhere = これらのコマンドは、別のマシンまたはシェル用かもしれません。ここで正しい場合にのみ実行してください。
asks-endless = これらのコマンドは自動的には終わりません。Ctrl-C で終了します。
asks-example = これらのコマンドは例であり、値が異なる場合があります。先に確認してください。
asks-interactive = これらのコマンドは、キー入力、パスワード、ブラウザーなど、人の操作を待ちます。
asks-moment = これらのコマンドは特定の時点で使うものです。その時点になってから実行してください。
by-hand = これらのコマンドは別のシェル用です。手動で実行してください。
left-damaged = これらのコマンドは壊れています (文字化けや書き間違いのため、意図と違う動作をします)。実行されません。記事の修正を依頼してください。
left-elsewhere = これらのコマンドは、前のステップが別の場所で開いたシェルで入力するものです。そちらで入力してください。
left-exposed = これらのコマンドでは、値がコードと見なされるおそれがあります。手動で実行してください。
left-interactive = これらのコマンドは、人が入力するシェルを別の場所で開きます。手動で実行してください。
left-unread = これらのコマンドは読み取れません (引用符やかっこが閉じられていないなど)。実行されません。記事の修正を依頼してください。
left-unshown = これらのコマンドには、表示できない文字が含まれています。実行されません。
step-running = 実行しています…
checking = 完了済みかどうかを確認しています…
verifying = 結果を確認しています…
undoing = ステップ { $step } を元に戻しています…
step-already-done = すでに完了していました。
output-covered = コマンドの出力では、シークレットが行単位で伏せられます。進行状況バーや質問は遅れて表示され、ページャーやエディターの表示は通常と異なります。
output-uncovered = このステップは画面全体を使用します。表示される内容のシークレットは伏せられません。
command-ok = 成功 ({ $time })
command-failed = コマンドは終了コード { $status } で終了しました。
status-1641 = インストーラーの 1641 は「インストール済み、コンピューターを再起動中」という意味です。インストーラーであれば、ステップを完了としてください。
status-3010 = インストーラーの 3010 は「インストール済み、コンピューターの再起動が必要」という意味です。インストーラーであれば、ステップを完了としてください。
# The number of the line and its code: `2: cd missing`.
failed-line = 行 { $line }
check-line = 確認、行 { $line }
command-halted = Ctrl-C でコマンドを終了しました。結果はどうでしたか?
undo-halted = Ctrl-C でステップ { $step } を元に戻す処理を終了しました。その結果はどうでしたか?
halted-by-operator = オペレーターが Ctrl-C でコマンドを終了しました。
signal-came = 実行中にシグナル { $signal } を受け取りました。
verify-failed = 結果の確認は終了コード { $status } で終了しました。
output-uncompared = この出力は照合していません。記事に示された出力は毎回変わります。ご自身で見比べてください。
output-differs = 出力が想定と異なります。
output-expected = 想定される出力:
step-undone = ステップ { $step } を元に戻しました。
undo-failed = ステップ { $step } を元に戻せませんでした。終了コード: { $status }
undo-unknown = このステップを元に戻す処理が始まりましたが、何が行われたかは不明です。
undone-by-word = 担当者の申告による
undo-kept = ステップ { $step } を元に戻すか尋ねましたが、そのままにしました。
session-ended = コマンドのシェルが終了しました。次のコマンドは、変数、関数、作業フォルダーを引き継いだ新しいシェルで実行されます。
session-ended-before = 直前のコマンドがシェルに残した内容を保存する前に、コマンドのシェルが終了しました。次のコマンドは、そのコマンドの前の変数、関数、作業フォルダーを引き継いだ新しいシェルで実行されます。
session-restored = コマンドの変数、関数、作業フォルダーは復元されました。バックグラウンド ジョブと開いていたファイルは復元されていません。
session-lost = 機密情報が含まれている可能性があるため、次の変数は保存できませんでした: { $names }
session-elsewhere = フォルダー名に機密情報が含まれている可能性があるため、コマンドを実行していたフォルダーは保存できませんでした。次のコマンドは { $folder } で実行されます。別の場所で実行する場合は、q を押してそのフォルダーへ移動し、もう一度開始してください。
session-gone = 次のものは前回の起動とともに失われました。後のステップで必要な場合は、かっこ内のステップと同じように作り直してください: { $names }
session-not-kept = コマンドがシェルに残した内容を、次回の開始時のために保存できませんでした。
session-older = ステップ { $step } の最後のコマンドがどのように終了したかは不明です。次回の開始時、シェルはそのコマンドの前の状態に復元されます。
session-absent = 前のコマンドがシェルに残した変数、関数、現在のフォルダーはありません。以降のステップで必要になる場合があります。担当者がいない場合は、回答に `resume = continue` と書くと、そのまま続行します。
session-torn = ファイル { $file } は不完全です。コマンドがシェルに残した内容が入っています。元に戻すか、削除してください。削除した場合は、変数、関数、作業フォルダーを引き継がずに続行します。
commands-folder-gone = コマンドの作業フォルダー { $folder } を開けません。使えるようにしてから、もう一度開始してください。

## The run and its state

run-found = この Runbook には完了していない実行があります。開始日時: { $time }、処理済みのステップ: { $done }/{ $total }
round-under-way = { $steps } の { $round } 回目を実施中です。完了した回数: { $before }
run-continues = { $time } に開始された実行を再開します。
run-aside = { $time } に開始した実行は退避され、再開できなくなります。証跡は残ります: { $file }
run-finished = 前回の実行は完了しています。
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = 前回の実行は失敗を残して終わりました: { $faults }
run-none = この Runbook の実行はありません。
run-reset = 実行を退避しました。
run-locked = この Runbook の別の実行が進行中です ({ $host } のプロセス { $process })。
lock-held = { $user } が { $time } に開始しました。最後に動作が確認された時刻: { $seen }。
run-held = { $user } が { $time } から実行しています (プロセス { $process })。最後に動作が確認された時刻: { $seen }。
run-waits = { $time } から質問への回答を待っています。
lock-elsewhere = 別の場所での実行です。確実に終了していれば、引き継ぐには { $command }
run-named = 実行: { $name }
run-name-wrong = 実行の名前に使えるのは英数字と . _ - です: { $name }
article-changed = 実行の開始後に記事が変更されました。
article-new = 新しいステップまたは変更されたステップ: { $steps }
article-gone = なくなったステップ (以前の版の ID): { $steps }
article-moved = 位置が変わったステップ: { $steps }
deeds-former = この Runbook の以前の版で実行され、この版では元に戻せないステップ: { $steps }。元に戻すはずだったコマンドは、証跡と作業確認書 (runbookc report) にあります。
step-still-running = ステップ { $step } のコマンドがまだ実行中の可能性があります (プロセス { $process })。
step-recovered = ステップ { $step } は監視されていない間に終了していました。終了コード: { $status }
to-go-on = このステップから再開するには: { $command }
evidence-in = 証跡: { $file }
evidence-torn = 証跡の最後の行が途中で切れていたため、完全な行を続けて書きました。
state-unwritable = 実行の状態を書き込めません: { $file }
state-torn = { $file } は不完全です。復元するか { $reset } を使用してください。
state-foreign = { $file } の所有者はあなたではありません。
state-nothing-run = 何も実行されていません。
programs-missing = 実行に必要なプログラムが見つかりません: { $names }。検索場所 (PATH): { $path }
temp-unwritable = { $folder } に一時ファイルを作成できません。空きを作るか、TMPDIR で別のフォルダーを指定してください。
state-not-recorded = ステップ { $step } の結果は記録されていません: { $outcome }
state-try-again = 保存先の空き領域を増やし、Enter キーを押して再試行してください。
state-lost-lock = この実行はロックを失いました。別の実行に引き継がれたか、ロックが削除されました。この実行は終了します。
state-no-home = 実行の状態を保存する場所がありません。HOME または XDG_STATE_HOME を設定してください。
answer-unused = 回答 { $line } は使われません。そのステップがどう終わったかはわかっています。
run-anew = 新しい実行を始めます。前回の実行はもう再開できません。その証跡: { $file }。今後は、回答ファイルに次の行があれば前回の実行を再開します: { $line }
answer-rounds = 回答 { $line } は使われません。{ $round } 回目を実施中です。
evidence-unwritable = 証跡を書き込めません: { $file }
evidence-gone = この実行のこれまでの証跡が元の場所にありません: { $file }
evidence-cut = この実行のこれまでの証跡のうち、ファイルに欠けている行があります: { $file }
evidence-elsewhere = ファイルを元の状態に戻すか、{ $option } ファイル を指定して起動し直してください。別のファイルで続行し、その旨を記録します。
evidence-locked = 別の実行が { $file } を使用中です ({ $host } のプロセス { $process })。
answers-unreadable = 回答ファイルを読み取れません: { $file }
answers-wrong = 回答ファイルの { $line } 行目は有効な回答ではありません: { $text }

## Outcomes, in the status and the summary

outcome-done = 完了
outcome-already-done = すでに完了
outcome-skipped = スキップ
outcome-not-applicable = 該当なし
outcome-left-out = 選択により省略
outcome-failed = 失敗
outcome-unknown = 不明
outcome-unchecked = 実行済み、未確認
outcome-running = 実行中 (開始: { $time }、実行者: { $user })
outcome-open = 未処理
outcome-undone = 元に戻した
# Behind what became of a step at last, such as "skipped".
done-before = 以前に実行済み
done-before-with = 以前に { $values } で実行済み
count-failed = 失敗: { $count }
count-unknown = 不明: { $count }
count-unchecked = 実行済み、未確認: { $count }
count-undone = 元に戻した: { $count }
undone-under = { $step } (その前に実施され、そのままのもの: { $steps })
count-rounds = 以前の回で未完了: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step } (繰り返しの対象になる前)
step-in-round = { $step } ({ $round } 回目)
# A step that is no more in the article.
step-in-earlier = { $step } (以前の版)
step-in-earlier-called = { $step } (以前の版: { $title })
count-undo-failed = 元に戻せなかった: { $count }
step-failed = ステップ { $step } が失敗しました。
chosen-handled = 選択したステップは処理されました。未処理: { $steps }
only-handled = 選択したステップは処理されました。ほかに未処理のものはありません。
handled-with-faults = すべてのステップが処理されましたが、成功しなかったものがあります: { $faults }
unknown-needs-person = ステップ { $step } がどのように終了したかは不明です。人が確認するか、回答ファイルに次の行を記入する必要があります: { $line }
unknown-still-running = ステップ { $step } のコマンドがまだ実行中の可能性があるため (プロセス { $process })、このステップに関する回答ファイルの内容は使用されません。人が確認するか、終了するまで待つ必要があります。
undone-needs-person = ステップ { $step } は元に戻されています。もう一度実行することを人が指示するか、回答ファイルに次の行を記入する必要があります: { $line }
undo-needs-person = ステップ { $step } を元に戻す処理がどのように終了したかは不明です。人が確認する必要があります。元に戻っている場合は、回答ファイルに次の行を記入できます: { $line }
