# What generated checklists and guides say around an article's own text.
#
# Arabic has six plural categories. What stays in Latin script (hashes, paths)
# stands at the end of its line, because no direction marks are written into
# messages.

## Alert titles

note = ملاحظة
tip = تلميح
important = هام
warning = تحذير
caution = تنبيه
note-title = { $title }:

## Headings

checklist-of = قائمة التحقق: { $title }
document-before-you-start = قبل البدء
document-result = بعد الخطوة الأخيرة
steps-to-tick =
    { $count ->
        [zero] لا توجد خطوات لوضع علامة عليها
        [one] خطوة واحدة لوضع علامة عليها
        [two] خطوتان لوضع علامة عليهما
        [few] { $count } خطوات لوضع علامة عليها
        [many] { $count } خطوة لوضع علامة عليها
       *[other] { $count } خطوة لوضع علامة عليها
    }
untitled-procedure = الإجراء { $number }

## Parts of a step

document-choose-one = اختر واحدًا مما يلي:

## Sign-off lines of a checklist

done-by = تم التنفيذ بواسطة
done-on = التاريخ

## Provenance, at the end of a guide

about-this-text = حول هذا النص
source-file = الملف المصدر: { $path }
translated-by-human = تمت ترجمة هذا النص بواسطة شخص.
translated-by-machine = تمت ترجمة هذا النص آليًا.
translation-not-stated = هذا النص مترجم، ولم تُذكر طريقة ترجمته.
original-text = هذا هو النص الأصلي.
translated-from-commit = تمت الترجمة من إصدار المصدر (commit) { $commit }.
last-hand-off = آخر تسليم للترجمة: { $date }.
content-hash = تجزئة المحتوى: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = عند الحاجة فقط: هذا ليس جزءًا من الخطوات أعلاه.
