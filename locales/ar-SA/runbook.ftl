# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.
#
# Arabic has six plural categories. What stays in Latin script (commands,
# options, paths) stands at the end of its clause where it can, because no
# direction marks are written into messages.

## Frame

runbook-title = دفتر التشغيل: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = العربية (المملكة العربية السعودية)
step-count =
    { $count ->
        [zero] لا توجد خطوات
        [one] خطوة واحدة
        [two] خطوتان
        [few] { $count } خطوات
        [many] { $count } خطوة
       *[other] { $count } خطوة
    }
procedure-count =
    { $count ->
        [zero] لا توجد إجراءات
        [one] إجراء واحد
        [two] إجراءان
        [few] { $count } إجراءات
        [many] { $count } إجراءً
       *[other] { $count } إجراء
    }
step-of = الخطوة { $number } من { $total }
procedure-step-of = الإجراء { $procedure } من { $procedures }، الخطوة { $number } من { $total }
progress = { $number } من { $total } إجمالًا
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = قبل البدء
result = بعد الخطوة الأخيرة
more-information = مزيد من المعلومات
machine-translated = تمت ترجمة هذا النص آليًا.
# Shown above a step that the chosen language's article does not have.
step-not-translated = لم تتم ترجمة هذه الخطوة. لغة العرض: { $language }.

## Parts of a step

where = المكان: { $place }
condition-if = فقط { $clause }.
condition-if-verb = في هذه الحالة فقط: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = التعليمات البرمجية
code-in = التعليمات البرمجية ({ $language })
shown-output = لا يُنفَّذ: هذا ما يطبعه أحد الأوامر.
shown-file = لا يُنفَّذ: هذا محتوى ملف.
shown-language = لا يُنفَّذ: هذه لغة أخرى غير لغة الصدفة.
shown-forbidden = لا يُنفَّذ: النص ينهى عن ذلك.
shown-syntax = لا يُنفَّذ: هذا يبيّن كيف تُبنى هذه الأوامر.
shown-named = لا يُنفَّذ: النص يذكره فقط.
picture = صورة: { $text }
picture-without-text = صورة

## Questions

question = ما حالة هذه الخطوة؟
question-way = أي طريقة تختار؟ تُترك خطوات الطرق الأخرى.
one-of-ways = إحدى طرق عدة: { $way } (المتاح: { $ways })
answer-done = تم
answer-skip = تخطي
answer-back = رجوع
answer-go = انتقال
answer-round = مرة أخرى
answer-apart = أقسام أخرى
answer-quit = إنهاء
ask-skip-reason = ما سبب تخطي هذه الخطوة؟
ask-jump = ما الخطوة التالية: { $steps }؟
ask-apart = أي قسم يجب تنفيذه: { $ids }؟
unknown-answer = يرجى الإجابة بأحد هذه المفاتيح: { $keys }
already-first = هذه هي الخطوة الأولى.
continue-after-reading = بعد قراءة هذا النص، اضغط على Enter.

## Ends

dry-run-notice = تشغيل تجريبي: يتم عرض كل الخطوات ولا تُطرح أي أسئلة.
all-handled = تمت معالجة جميع الخطوات.
step-not-redone = انتهت الخطوة { $step } ولا تُنفَّذ مرة أخرى: { $outcome }
apart-there = أقسام مستقلة، لا تُنفَّذ إلا إذا طُلبت عبر { $option }:
stopped-at = تم الإيقاف عند الخطوة { $step }. للمتابعة من هناك: { $command }
needs-person = تتطلب الخطوة { $step } تدخل شخص، ولا تتوفر محطة طرفية لسؤاله.
unattended-needs-person = تتطلب الخطوة { $step } تدخل شخص، لكن التشغيل غير مراقَب. يمكن كتابة ما يقوله الشخص عنها في ملف الإجابات ({ $option }): { $line }
input-ended = انتهى الإدخال (Ctrl+D) ولم تتم الإجابة عن أي شيء. ابدأ من جديد للمتابعة.
interrupted = تمت المقاطعة عند الخطوة { $step }.
summary = الملخص
# These three count steps ("خطوات", feminine).
count-done = تم تنفيذها: { $count }
count-skipped = تم تخطيها: { $count }
count-not-applicable = لا تنطبق: { $count }
count-left-out = متروك بسبب اختيار: { $count }
count-open = لم تتم معالجتها: { $count }
apart-open = بدأت في قسم مستقل ولم تُعالَج بعد: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = خيار غير معروف: { $option }
missing-value = يلزم تحديد قيمة للخيار { $option }.
unexpected-argument = وسيطة غير متوقعة: { $argument }
unknown-language = لا يتضمن دفتر التشغيل هذا نصًا للغة { $language }. اللغات المتوفرة: { $languages }
unknown-step = لا توجد الخطوة { $step }. لعرض كل الخطوات، استخدم { $list }.
step-outside = الخطوة { $step } ليست جزءًا من { $part }.
gone-needs-person = الخطوة { $step } لم تعد في المقالة، ولا يُعرف كيف انتهت. يجب أن يتحقق شخص من ذلك، أو أن يتضمن ملف الإجابات هذا السطر: { $line }
question-gone = الخطوة { $step } لم تعد في المقالة: { $outcome }. تحقق مما فعلته. ماذا نتج عنها؟
see-help = لعرض الخيارات، استخدم { $help }.
needs-bash = يتطلب دفتر التشغيل هذا وجود bash.
runbook-unreadable = تعذّرت قراءة دليل التشغيل هذا كاملًا: هل توجد مساحة للملفات المؤقتة؟
runtime-refused = بيئة تشغيل هذا الدليل مفقودة أو لا يمكن التحقق منها أو مختلفة:

## Help

# The command line stays in Latin script so that it reads as one piece.
help-usage = الاستخدام: { $program } [OPTIONS]
help-options = الخيارات:
help-list = سرد الخطوات ثم الخروج
help-lang = عرض كل شيء بهذه اللغة (في دفتر التشغيل هذا: { $languages })
help-dry-run = عرض كل خطوة دون طرح أي أسئلة
help-from = البدء من هذه الخطوة
help-only = تنفيذ هذه الخطوة فقط
help-help = عرض هذه التعليمات
help-version = عرض المقالة وإصدار runbookc اللذين أُنشئ منهما هذا الملف
help-exit-codes = رموز الإنهاء:
exit-done = تم بنجاح
exit-failed = فشلت إحدى الخطوات
exit-usage = استخدام غير صحيح
exit-needs-person = يلزم تدخل شخص
exit-locked = هناك عملية تشغيل أخرى قيد التقدم
exit-interrupted = تمت المقاطعة
