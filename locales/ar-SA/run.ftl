# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.
#
# What stays in Latin script (commands, options, paths) stands at the end of its
# clause where it can, because no direction marks are written into messages.
# Running a command is "تنفيذ", since "إعادة تشغيل" would be a restart.

## Help

help-set = تحديد قيمة تحتاج إليها الأوامر، بالصيغة NAME=VALUE
help-set-several = الأمر نفسه لعدة قيم؛ ومع -Command بدلاً من -File: -Set @('A=1', 'B=2')
help-unattended = دون طرح أي أسئلة: تنفيذ ما يمكن تنفيذه، والتوقف حيث يلزم تدخل شخص
help-answers = أخذ الإجابات من هذا الملف قبل طرح الأسئلة
help-evidence = حفظ سجل إثبات عملية التشغيل في هذا الملف
help-state = حفظ الحالة في هذا المجلد، ويمكن أن يكون مشتركًا
help-run = إجراء عملية تشغيل بهذا الاسم إلى جانب غيرها
help-status = عرض مدى تقدم عملية التشغيل
help-reset = وضع عملية التشغيل جانبًا، لتبدأ عملية جديدة في المرة التالية
options-apart = لا يمكن استخدام هذه الخيارات معًا: { $options }

## Answers; the key stands before each

answer-execute = تنفيذ
answer-again = إعادة التنفيذ
answer-check = إعادة التحقق
answer-note = ملاحظة
answer-undo = التراجع عن الخطوة
answer-undone = تم التراجع عنها
answer-keep = إبقاؤها كما هي
answer-keep-all = إبقاء الكل
answer-continue = متابعة
answer-on = التالي
answer-redo = إعادة الخطوة
answer-failed = فشلت
answer-expected = كما هو متوقع
answer-new = بدء عملية تشغيل جديدة
answer-anew = نعم، بدء عملية جديدة
answer-stay = لا، الاحتفاظ بهذه العملية
answer-earlier = الإبقاء على القيمة السابقة
answer-newer = استخدام القيمة الجديدة
answer-value = تغيير قيمة
answer-help = تعليمات
answer-yes = نعم
answer-no = لا
# The same where a key answers at once, or is a line.
answer-help-at-once = تعليمات (دون Enter)
answer-help-enter = تعليمات (ثم Enter)
# Where a text is asked for, and none is given.
enter-back = [Enter] رجوع

## What each answer does; shown for the key ?

help-execute = تنفيذ الأوامر المعروضة
help-again = إعادة تنفيذ أوامر هذه الخطوة
help-check = تنفيذ التحقق من النتيجة مرة أخرى
help-done = اعتبار هذه الخطوة منفذة، وقد يُسأل عن السبب
help-failed = فشل التنفيذ، ويمكن متابعة عملية التشغيل
help-skip = ترك هذه الخطوة، مع السؤال عن السبب
help-way = اختيار طريقة أخرى؛ ما أُنجز يبقى كما هو
help-back = عرض الخطوة السابقة دون تغيير أي شيء
help-go = المتابعة عند الخطوة التي يذكرها النص؛ ويُترك ما هو مفتوح قبلها
help-round = تنفيذ الخطوات التي يذكرها النص مرة أخرى؛ وبعد الجولة الأخيرة أجب بأنها تمت
help-apart = تنفيذ قسم مستقل، كالتراجع، ثم العودة إلى هذه الخطوة
help-note = كتابة ملاحظة في سجل الإثبات
help-quit = الإنهاء، ويستأنف البدء التالي من هنا
help-undo = التراجع عن هذه الخطوة بالأوامر المخصصة لذلك
help-undone = اعتبار هذه الخطوة متراجعًا عنها
help-keep = ترك الخطوة كما هي
help-keep-all = ترك هذه الخطوة وكل ما يلي على حاله
help-continue = المتابعة من حيث توقفت عملية التشغيل
help-on = متابعة عملية التشغيل
help-redo = إجراء هذه الخطوة مرة أخرى
help-expected = النتيجة كما ينبغي
help-value = إعطاء الأوامر قيمة أخرى تسري من الآن
help-which = اكتب رقم القيمة المراد تغييرها أو اسمها. اضغط Enter للرجوع.
help-new = وضع عملية التشغيل هذه جانبًا وبدء أخرى
help-anew = وضع عملية التشغيل هذه جانبًا نهائيًا وبدء أخرى
help-stay = عدم تغيير أي شيء؛ يُطرح السؤال السابق مرة أخرى
help-earlier = استخدام القيمة المعتمدة حتى الآن
help-newer = استخدام قيمة هذا البدء من الآن فصاعدًا
help-yes = تنطبق الخطوة، ويلي ذلك ما يجب فعله
help-no = لا تنطبق الخطوة، وتُترك
help-default = للمفتاح Enter مفعول { $key } نفسه.
help-text = اكتب سطرًا واحدًا ثم اضغط على Enter. يُحفظ النص في سجل الإثبات.
help-asked = اكتب القيمة ثم اضغط على Enter. إذا كانت القيمة هي ? نفسها، فاكتبها مرة أخرى.
help-editing = مفاتيح السهمين الأيسر والأيمن وHome وEnd تنقل المؤشر داخل السطر. يحذف Backspace وDelete حرفًا، وCtrl-W كلمة، وCtrl-U كل ما قبل المؤشر، وCtrl-K كل ما بعده.

## Questions

question-command = هل تريد تنفيذ هذه الأوامر؟
question-failed = فشلت الخطوة. ماذا تريد أن تفعل الآن؟
begun-with = بدأت هذه الخطوة مع { $values }.
question-unknown = بدأت هذه الخطوة ولم تُبلغ عن انتهائها. تحقق مما قامت به. ماذا تريد أن تفعل الآن؟
question-unchecked = نُفِّذت أوامر هذه الخطوة؛ وكان التحقق منها جاريًا ولا يُعرف كيف انتهى. هل تريد إعادة التحقق؟
question-undo-unknown = بدأ التراجع عن هذه الخطوة ولم يُبلَّغ عن انتهائه. تحقق مما نُفِّذ منه. ماذا تريد أن تفعل الآن؟
question-resume = هل تريد متابعة عملية التشغيل هذه؟
question-new = هل تريد وضع عملية التشغيل هذه جانبًا وبدء عملية جديدة؟
question-undo = هل تريد التراجع عن الخطوة { $step }؟
question-over = هذه الخطوة منتهية. ماذا تريد أن تفعل الآن؟
question-case = هل تنطبق الخطوة { $step } هنا؟
case-otherwise = نفِّذ إذن ما تذكره الخطوة للحالة الأخرى.
answer-way = طريقة أخرى
way-chosen = المختار: { $choice }
way-unknown = { $way } ليست من طرق { $choice }: { $ways }
needs-way = يجب اختيار إحدى طرق عدة: { $ways }. أعط الجواب: { $line }
step-left-out = تُترك الخطوة { $step }: { $choice }
done-several = كان ينبغي تنفيذ واحدة فقط من هذه الخطوات، لكن نُفِّذ أكثر منها، بهذا الترتيب: { $steps }
done-mixed = لم تُنفَّذ هذه الخطوات كلها بالقيمة نفسها: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = ما سبب اعتبار هذه الخطوة منفذة؟
ask-undone-reason = كيف تم التراجع عن الخطوة { $step }، وكيف تعرف ذلك؟
ask-fail-reason = ما سبب فشل هذه الخطوة؟
ask-note = ما الذي تريد تدوينه؟
noted = تم التدوين.
rest-dropped = ورد أكثر من سطر واحد. أُخذ السطر الأول فقط، وأُهمل الباقي.
typed-before = أُهمل ما كُتب قبل ظهور هذا السؤال.
no-suspend = لا يمكن تعليق هذا التشغيل هنا. اضغط على Enter للمتابعة. يُهمل ما يُكتب حتى ذلك الحين.
# At each step.
step-clock = { $clock }، مضى { $passed } منذ البدء.
step-next = التالي: { $title }
step-last = لا توجد بعد ذلك خطوة مفتوحة.
# How long something has taken.
span-seconds = { $seconds } ث
span-minutes = { $minutes } د { $seconds } ث
span-hours = { $hours } س { $minutes } د

## Before the first step

# In place of a text.
read-before = سبق أن قرأت هذا. لعرضه مرة أخرى، ابدأ باستخدام { $option }.
needs-tools = برامج غير موجودة على هذا الجهاز: { $tools }
tools-answer = ثبّت البرامج غير الموجودة. للمتابعة بدونها، يجب أن يتضمن ملف الإجابات هذا السطر: { $line }
needs-commands = تتطلب الخطوات هذه القيم:
ask-value = قيمة { $name }:
ask-secret = قيمة { $name } (لن تُعرض ولن تُحفظ):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = لتحديد القيمة عند الحاجة إليها، اضغط على Enter.
value-environment = لاستخدام القيمة الموجودة في البيئة، اضغط على Enter، أو اكتب قيمة أخرى.
value-keep = للإبقاء على القيمة، اضغط على Enter، أو اكتب قيمة أخرى.
value-needed = يلزم تحديد قيمة.
value-blank = تبدأ هذه القيمة أو تنتهي بمسافة. للاحتفاظ بالمسافة، اكتب القيمة مرة أخرى؛ وإلا فاكتبها من دون المسافة.
value-invalid = القيمة { $value } غير صالحة لـ { $name }. النمط المطلوب: { $pattern }
secret-invalid = هذه القيمة غير صالحة لـ { $name }. النمط المطلوب: { $pattern }
value-misfit = القيمة { $value } غير صالحة لـ { $name }.
secret-misfit = هذه القيمة غير صالحة لـ { $name }.
form-number = المطلوب عدد صحيح مكتوب بالأرقام.
form-digits = عدد الأرقام المطلوب: { $count }.
form-date = المطلوب تاريخ مثل 2026-01-31.
form-address = المطلوب عنوان IPv4 مثل 192.0.2.10.
form-list = المطلوب إحدى هذه القيم: { $values }
form-signs = لا يُسمح إلا بهذه الأحرف: { $signs }
form-begun = لا يُسمح إلا بهذه الأحرف: { $signs } ويجب أن يكون الأول واحدًا من: { $first }
form-host = المطلوب اسم يشبه أسماء المضيفين، بهذه الأحرف فقط: { $signs } ويجب أن يكون الأول والأخير من: { $ends }
secret-short = { $name }: حرف واحد فقط. لا يمكن إبقاؤه سرًا، لأن كل كلمة تحتويه ستُحجب. استخدم قيمة أطول.
value-form = لا يحدد { $option } أي قيمة. الصيغة المطلوبة: NAME=VALUE
set-twice = ورد { $name } مرتين بقيمتين مختلفتين: { $first } و{ $second }
value-empty = يجب ألا تكون قيمة { $name } فارغة.
value-control = تحتوي قيمة { $name } على علامة جدولة أو محرف تحكم آخر. يجب ألا تحتوي على أيٍّ منها.
not-text = هذا ليس نصًا بترميز UTF-8.
value-unknown = لا يتضمن دفتر التشغيل هذا قيمة باسم { $name }. القيم المتوفرة: { $names }
value-several = قد تكون الفاصلة جزءًا من قيمة { $name }، أو قد تبدأ بعدها قيمة { $other }. تُكتب القيمتان { $words } مع -File، و{ $array } مع -Command. يمكن تحديد قيمة واحدة تحتوي على فاصلة كهذه في ملف إجابات.
value-missing = تتطلب الخطوة { $step } تحديد قيمة { $name }. لتحديدها، استخدم { $option }
secret-missing = تتطلب الخطوة { $step } قيمة سرية لـ { $name }. لتحديدها، استخدم متغير البيئة { $variable }
value-differs = تختلف قيمة { $name } عن قيمتها عند بدء سابق. القيمة السابقة: { $earlier }. القيمة الحالية: { $value }.
value-unusable = كانت قيمة { $name } عند بدء سابق { $earlier }، ولم يعد استخدامها ممكنًا. يجب أن يقرّ شخص بأن قيمة أخرى تُعتمد الآن، أو سطر في ملف الإجابات: `{ $value }`.
# In brackets after the value of a command.
value-open = لم تُحدَّد بعد
value-then = كما كانت عند التنفيذ
set-by-step = حدّدته الخطوة { $step }
variable-unset = المتغيّر { $name } غير محدَّد هنا. تحدِّده الخطوة { $step }.
value-used = نُفِّذت هذه الخطوات بالقيمة السابقة: { $steps }
value-lost = كانت قيمة { $name } عند التنفيذ { $value } ولم تعد معروفة. تراجَع عن هذه الخطوة يدويًا.
ask-which = أي قيمة؟ أدخل رقمها أو اسمها.
value-undecided = يجب أن يحدد شخص القيمة المعتمدة، أو سطر في ملف الإجابات: `{ $earlier }` أو `{ $value }`.
needs-acknowledgement = يجب أن يقرأ أحد الأشخاص النص الذي يسبق الخطوة الأولى. أكّد ذلك في ملف الإجابات: { $line }
acknowledged = تم التأكيد في ملف الإجابات.

## Commands

# Above the commands of an automation file.
command-check = التحقق مما إذا كانت الخطوة منفذة من قبل
command-run = التنفيذ
command-verify = التحقق من النتيجة
command-rollback = التراجع عن الخطوة
# Above the output that the article shows for a command.
expected-output = الإخراج المتوقع
asks-alternative = هذه الأوامر إحدى طرق عدة. نفّذها فقط إذا كانت هذه طريقتك.
asks-clean-up = هذه الأوامر تتراجع عما أُنجز أو تزيله. نفّذها فقط إذا كان ذلك مطلوبًا الآن.
asks-condition = هذه الأوامر لا تنطبق دائمًا. نفّذها فقط إذا كانت تنطبق هنا.
asks-destructive = هذه الأوامر تحذف شيئًا أو توقفه، والنص لا يذكر ذلك بوضوح.
asks-more = يطلب النص أكثر مما تفعله هذه الأوامر. اقرأه كاملًا قبل أن تقرر.
asks-elsewhere = قد تكون هذه الأوامر لجهاز آخر أو لواجهة أوامر أخرى. نفّذها فقط إذا كانت هذه هي.
asks-endless = هذه الأوامر لا تنتهي من تلقاء نفسها. ينهيها Ctrl-C.
asks-example = هذه الأوامر مثال، وقيمها قد لا تكون قيمك. قارنها أولاً.
asks-interactive = تنتظر هذه الأوامر شخصًا: مفاتيح أو كلمة مرور أو متصفحًا.
asks-moment = هذه الأوامر مخصصة للحظة معينة. شغّلها بعد أن تحين.
by-hand = هذه الأوامر مخصصة لواجهة أوامر (shell) أخرى. نفّذها يدويًا.
left-damaged = هذه الأوامر تالفة: بسبب حرف أو سهو فيها تفعل غير المقصود. لن تُنفَّذ؛ اطلب تصحيح المقالة.
left-elsewhere = هذه الأوامر مخصصة لواجهة الأوامر التي فتحتها خطوة سابقة في مكان آخر. اكتبها هناك.
left-exposed = قد تُفهم قيمة في هذه الأوامر على أنها تعليمات برمجية. نفّذها يدويًا.
left-interactive = تفتح هذه الأوامر واجهة أوامر في مكان آخر لا يكتب فيها إلا شخص. نفّذها يدويًا.
left-unread = تتعذر قراءة هذه الأوامر: فيها مثلًا علامة اقتباس أو قوس غير مغلق. لن تُنفَّذ؛ اطلب تصحيح المقالة.
left-unshown = تحتوي هذه الأوامر على أحرف لا يمكن عرضها. لن تُنفَّذ.
step-running = جارٍ التنفيذ…
checking = جارٍ التحقق مما إذا كانت الخطوة منفذة من قبل…
verifying = جارٍ التحقق من النتيجة…
undoing = جارٍ التراجع عن الخطوة { $step }…
step-already-done = كانت هذه الخطوة منفذة من قبل.
output-covered = تُخفى الأسرار سطرًا بسطر فيما تطبعه الأوامر، لذا تظهر أشرطة التقدم والأسئلة متأخرة، ولا تُعرض برامج التصفح والمحررات كالمعتاد.
output-uncovered = لهذه الخطوة الشاشة كلها: لا تُخفى الأسرار فيما تعرضه.
command-ok = تم بنجاح، { $time }
command-failed = انتهى تنفيذ الأمر برمز الإنهاء { $status }.
status-1641 = في برامج التثبيت يعني الرمز 1641: تم التثبيت وتجري الآن إعادة تشغيل الكمبيوتر. إذا كان الأمر برنامج تثبيت، فأبلغ أن الخطوة قد تمت.
status-3010 = في برامج التثبيت يعني الرمز 3010: تم التثبيت ويجب إعادة تشغيل الكمبيوتر. إذا كان الأمر برنامج تثبيت، فأبلغ أن الخطوة قد تمت.
# The number of the line and its code: `2: cd missing`.
failed-line = السطر { $line }
check-line = التحقق، السطر { $line }
command-halted = لقد أنهيت الأمر باستخدام Ctrl-C. ما النتيجة؟
undo-halted = لقد أنهيت التراجع عن الخطوة { $step } باستخدام Ctrl-C. ما نتيجة التراجع؟
halted-by-operator = أنهى المشغّل الأمر باستخدام Ctrl-C.
signal-came = وصلت الإشارة { $signal } أثناء التنفيذ.
verify-failed = انتهى التحقق من النتيجة برمز الإنهاء { $status }.
output-uncompared = لم يُقارَن هذا الإخراج بشيء: ما تعرضه المقالة يتغيّر في كل مرة. قارِن بينهما بنفسك.
output-differs = الإخراج مختلف عن المتوقع.
output-expected = المتوقع:
step-undone = تم التراجع عن الخطوة { $step }.
undo-failed = تعذر التراجع عن الخطوة { $step }: رمز الإنهاء { $status }.
undo-unknown = بدأ التراجع عن هذه الخطوة، ولا يُعرف ما الذي نُفِّذ منه.
undone-by-word = بحسب إفادة شخص
undo-kept = عُرض التراجع عن الخطوة { $step }؛ وتبقى الخطوة كما هي.
session-ended = أُغلقت واجهة الأوامر (shell). سيُنفَّذ الأمر التالي في واجهة جديدة بمتغيرات الواجهة السابقة ودوالها ومجلدها الحالي.
session-ended-before = أُغلقت واجهة الأوامر (shell) قبل حفظ ما تركه فيها الأمر الأخير. سيُنفَّذ الأمر التالي في واجهة جديدة بالمتغيرات والدوال والمجلد الحالي كما كانت قبل ذلك الأمر.
session-restored = تمت استعادة متغيرات الأوامر ودوالها ومجلدها الحالي. ولم تتم استعادة المهام التي كانت تعمل في الخلفية ولا الملفات المفتوحة.
session-lost = تعذر حفظ هذه المتغيرات لأنها قد تحتوي على معلومات سرية: { $names }
session-elsewhere = تعذر حفظ المجلد الذي كانت فيه الأوامر لأن اسمه قد يحتوي على معلومات سرية. ستُشغَّل الأوامر التالية في { $folder }. إذا كان يجب تشغيلها في مكان آخر، فاضغط على q وانتقل إليه ثم ابدأ من جديد.
session-gone = انتهت هذه العناصر مع آخر تشغيل. إذا احتاجت إليها خطوات لاحقة، فأعد إنشاءها كما في الخطوة المذكورة بين القوسين: { $names }
session-not-kept = تعذر حفظ ما تركته الأوامر في واجهة الأوامر (shell) لاستخدامه عند البدء لاحقًا.
session-older = لا يُعرف كيف انتهى آخر أمر في الخطوة { $step }. سيستعيد البدء التالي واجهة الأوامر كما كانت قبل ذلك الأمر.
session-absent = ما تركته الأوامر السابقة في واجهة الأوامر (shell) غير موجود: المتغيرات والدوال والمجلد الحالي. قد تحتاج إليه خطوات لاحقة. بدون شخص، يتابع `resume = continue` في ملف الإجابات التشغيل رغم ذلك.
session-torn = الملف { $file } غير مكتمل. وهو يحوي ما تركته الأوامر في واجهة الأوامر (shell). استعِده أو احذفه: عندها يتابع التشغيل بدون متغيراتها ودوالها ومجلدها الحالي.
commands-folder-gone = كانت الأوامر تعمل في المجلد { $folder }، ولا يمكن الدخول إليه. أتِحه من جديد، ثم ابدأ التشغيل مرة أخرى.

## The run and its state

run-found = توجد عملية تشغيل غير مكتملة لدفتر التشغيل هذا. وقت البدء: { $time }، والخطوات التي تمت معالجتها: { $done } من { $total }.
round-under-way = الجولة { $round } من { $steps } جارية. الجولات المنفَّذة قبلها: { $before }.
run-continues = تتم الآن متابعة عملية التشغيل التي بدأت في { $time }.
run-aside = ستوضع عملية التشغيل التي بدأت في { $time } جانبًا ولن تمكن متابعتها. يبقى سجل الإثبات الخاص بها: { $file }
run-finished = اكتملت عملية التشغيل الأخيرة.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = انتهت عملية التشغيل الأخيرة بإخفاقات: { $faults }
run-none = لا توجد عملية تشغيل لدفتر التشغيل هذا.
run-reset = تم وضع عملية التشغيل جانبًا.
run-locked = هناك عملية تشغيل أخرى لدفتر التشغيل هذا قيد التقدم (رقم العملية { $process } على { $host }).
lock-held = بدأها { $user } في { $time }. آخر علامة على نشاطها: { $seen }.
run-held = يقوم { $user } بتشغيله (رقم العملية { $process }) منذ { $time }. آخر علامة على النشاط: { $seen }.
run-waits = تنتظر عملية التشغيل إجابة منذ { $time }.
lock-elsewhere = هي في مكان آخر. إذا كانت قد انتهت بالتأكيد فتولَّ الأمر بهذا: { $command }
run-named = عملية التشغيل: { $name }
run-name-wrong = اسم التشغيل أحرف وأرقام و . _ - فقط: { $name }
article-changed = تغيرت المقالة منذ بدء عملية التشغيل.
article-new = خطوات جديدة أو معدلة: { $steps }
article-gone = خطوات لم تعد موجودة، بمعرفاتها في الإصدار السابق: { $steps }
article-moved = خطوات تغيّر موضعها: { $steps }
deeds-former = خطوات نُفِّذت وفق إصدار سابق من دفتر التشغيل هذا، ولا يمكن التراجع عنها من هذا الإصدار: { $steps }. الأوامر التي كانت ستتراجع عنها موجودة في سجل الإثبات وفي ورقة اعتماد التنفيذ (runbookc report).
step-still-running = ربما لا تزال أوامر الخطوة { $step } قيد التنفيذ (رقم العملية { $process }).
step-recovered = انتهت الخطوة { $step } دون مراقبة: رمز الإنهاء { $status }.
to-go-on = للمتابعة من هناك: { $command }
evidence-in = سجل الإثبات: { $file }
evidence-torn = كان السطر الأخير من سجل الإثبات مقطوعًا. وقد أُعيدت كتابته كاملًا في السطر الذي يليه.
state-unwritable = يتعذر حفظ حالة عملية التشغيل: { $file }
state-torn = الملف { $file } غير مكتمل. استعده أو استخدم ‎{ $reset }.
state-foreign = أنت لست مالك { $file }.
state-nothing-run = لم يُنفَّذ أي شيء.
programs-missing = برامج تحتاجها عملية التشغيل غير موجودة: { $names }. يُبحث عنها هنا (PATH): { $path }
temp-unwritable = يتعذر إنشاء ملفات مؤقتة في { $folder }. وفّر مساحة هناك، أو حدد مجلدًا آخر في TMPDIR.
state-not-recorded = لم تُسجَّل حالة الخطوة { $step }: { $outcome }
state-try-again = لإعادة المحاولة، وفّر مساحة هناك ثم اضغط على Enter.
state-lost-lock = لم يعد القفل تابعًا لعملية التشغيل هذه: حلت محلها عملية أخرى، أو أزيل القفل. ستنتهي هذه العملية الآن.
state-no-home = لا يوجد مكان لحفظ حالة عملية التشغيل. عيّن HOME أو XDG_STATE_HOME.
answer-unused = لن تُستخدم الإجابة { $line }: نتيجة هذه الخطوة معروفة.
run-anew = تبدأ عملية تشغيل جديدة، ولم تعد متابعة الأخيرة ممكنة. سجل إثباتها: { $file }. في مرة أخرى، يتابع هذا السطر في ملف الإجابات العملية الأخيرة: { $line }
answer-rounds = لن تُستخدم الإجابة { $line }: الجولة { $round } جارية.
evidence-unwritable = يتعذر حفظ سجل الإثبات: { $file }
evidence-gone = لم يعد سجل الإثبات الخاص بهذا التشغيل في مكانه: { $file }
evidence-cut = هناك أسطر مفقودة من ملف سجل الإثبات الخاص بهذا التشغيل: { $file }
evidence-elsewhere = أعد الملف إلى ما كان عليه، أو ابدأ من جديد باستخدام { $option } مع اسم ملف للمتابعة في ملف آخر يُذكر فيه ذلك.
evidence-locked = لم تحرر عملية تشغيل أخرى الملف { $file } (رقم العملية { $process } على { $host }).
answers-unreadable = تتعذر قراءة ملف الإجابات: { $file }
answers-wrong = السطر { $line } من ملف الإجابات ليس إجابة صالحة: { $text }

## Outcomes, in the status and the summary

# The outcomes and counts describe steps ("خطوات", feminine).
outcome-done = تم تنفيذها
outcome-already-done = منفذة من قبل
outcome-skipped = تم تخطيها
outcome-not-applicable = لا تنطبق
outcome-left-out = متروكة بسبب اختيار
outcome-failed = فشلت
outcome-unknown = حالتها غير معروفة
outcome-unchecked = نُفِّذت ولم يُتحقق منها
outcome-running = قيد التنفيذ منذ { $time }، ينفذها { $user }
outcome-open = لم تتم معالجتها
outcome-undone = تم التراجع عنها
# Behind what became of a step at last, such as "skipped".
done-before = كانت قد نُفذت من قبل
done-before-with = كانت قد نُفذت من قبل مع { $values }
count-failed = فشلت: { $count }
count-unknown = غير معروفة: { $count }
count-unchecked = نُفِّذت ولم يُتحقق منها: { $count }
count-undone = تم التراجع عنها: { $count }
undone-under = { $step } (نُفِّذت قبل ذلك وما زالت كذلك: { $steps })
count-rounds = لم تُنفَّذ في جولات سابقة: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }، قبل جولاتها
step-in-round = { $step }، الجولة { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (الإصدار السابق)
step-in-earlier-called = { $step } (الإصدار السابق: { $title })
count-undo-failed = تعذر التراجع عنها: { $count }
step-failed = فشلت الخطوة { $step }.
chosen-handled = تمت معالجة الخطوات المختارة. لا تزال مفتوحة: { $steps }
only-handled = تمت معالجة الخطوات المختارة. لا يوجد شيء آخر مفتوح.
handled-with-faults = تمت معالجة جميع الخطوات، لكنها لم تنجح كلها: { $faults }
unknown-needs-person = لا يُعرف كيف انتهت الخطوة { $step }. يجب أن يتحقق شخص من ذلك، أو أن يتضمن ملف الإجابات هذا السطر: { $line }
unknown-still-running = لا يُؤخذ بما ورد في ملف الإجابات عن الخطوة { $step } ما دامت أوامرها ربما لا تزال قيد التنفيذ (رقم العملية { $process }). يجب أن يتحقق شخص من ذلك، أو أن ينتظر حتى تنتهي.
undone-needs-person = تم التراجع عن الخطوة { $step }. يجب أن يقول شخص إنها تُنفَّذ من جديد، أو أن يتضمن ملف الإجابات هذا السطر: { $line }
undo-needs-person = لا يُعرف كيف انتهى التراجع عن الخطوة { $step }. يجب أن يتحقق شخص من ذلك. وإذا كان التراجع قد تم، فيمكن أن يتضمن ملف الإجابات هذا السطر: { $line }
