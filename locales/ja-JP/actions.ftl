# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = 必要なロール: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = 次の情報を用意してください:
secret-value = { $name } (機密)

## Above a step

risk-destructive = 注意: このステップでは、何かが削除または消去されます。
risk-disruptive = 注意: このステップでは、何かが停止、再起動、または無効化されます。

## Below a step that only verifies something, in place of `question`

question-verify = 手順のとおりになっていますか?
