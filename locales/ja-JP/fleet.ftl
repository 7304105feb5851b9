# プレイブックとノートブックが、ほかの形式の文言に加えて示す文言。

## プレイブックのタスク名

fleet-step = ステップ { $step }: { $text }
fleet-command = ステップ { $step }: コマンド { $number }
fleet-section = ステップ { $step }: 最初に読むこと
fleet-check = ステップ { $step }: すでに完了しているか
fleet-answer = ステップ { $step }: 回答
fleet-choice = 選択 { $step }: どの方法ですか
fleet-compare = ステップ { $step }: コマンド { $number } の出力
fleet-verify = ステップ { $step }: 結果は正しいか
fleet-result = ステップ { $step }: 現在の状態
fleet-undo = ステップ { $step } を元に戻す
fleet-undoing = ステップ { $step } を元に戻しています
# コマンドを実行したタスクの名前の後に、かっこに入れて示す。
fleet-output = 出力
fleet-status = 終了コード
fleet-value = 値: { $name }
fleet-acknowledged = 開始する前に: 確認済みか
fleet-forget-before = 以前の実行で残されたものを消去する
fleet-forget-after = この実行で残されたものを消去する

## プレイブックの質問と、回答がないときの文言

# 回答に使う語はどの言語でも同じ。
fleet-answer-words = 次のいずれかの語で回答してください: { $words }
fleet-needs-person = ステップ { $step } には人による操作が必要です。ターミナルで回答するか、{ $option } で回答を指定してください
fleet-needs-acknowledgement = 最初のステップの前にある内容を誰かが読む必要があります。ターミナルで回答するか、{ $line } で確認してください
fleet-value-missing = { $name } には条件に合う値が必要です。{ $option } で指定してください

## ノートブック

fleet-values = 値
fleet-values-from-environment = これらの値は、ノートブックを起動した環境から取得されます。ここで設定することもできます。シークレットは環境でのみ指定してください。
# 省略可能または条件付きのステップの下に示す。コマンドはその上にある。
fleet-by-choice = このステップを実行するかどうかは人が判断します。コマンドはほかのコマンドと一緒には実行されません。
