# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
       *[other] 必要なロール: { $roles }
    }
# What stands between the names of roles.
between-roles = { "、" }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = 次の情報を用意してください:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (機密)

## Above a step

risk-destructive = 注意: このステップでは、何かが削除または消去されます。
risk-disruptive = 注意: このステップでは、何かが停止、再起動、または無効化されます。

## Below a step that only verifies something, in place of `question`

question-verify = 手順のとおりになっていますか?
