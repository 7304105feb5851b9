# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] تحتاج إلى هذا الدور: { $roles }
        [two] تحتاج إلى هذين الدورين: { $roles }
       *[other] تحتاج إلى هذه الأدوار: { $roles }
    }
# What stands between the names of roles.
between-roles = { "، " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = جهّز ما يلي:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (سري)

## Above a step

risk-destructive = تنبيه: في هذه الخطوة يُحذف شيء أو يُمسح.
risk-disruptive = تنبيه: في هذه الخطوة يتوقف شيء أو يُعاد تشغيله أو يُعطَّل.

## Below a step that only verifies something, in place of `question`

question-verify = هل الأمر كما تقول الخطوة؟
