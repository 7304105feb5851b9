# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = تحتاج إلى هذا الدور: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = جهّز هذه المعلومات:
secret-value = { $name } (سري)

## Above a step

risk-destructive = تنبيه: في هذه الخطوة يُحذف شيء أو يُمسح.
risk-disruptive = تنبيه: في هذه الخطوة يتوقف شيء أو يُعاد تشغيله أو يُعطَّل.

## Below a step that only verifies something, in place of `question`

question-verify = هل الأمر كما تقول الخطوة؟
