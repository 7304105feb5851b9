# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).
#
# What stays in Latin script (names, paths, hashes) stands at the end of its
# clause where it can, because no direction marks are written into messages.

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = ورقة اعتماد التنفيذ: { $runbook }
report-complete = تمت قراءة سجل الإثبات بالكامل، ولا يوجد فيه أي تناقض.
# Of evidence of which no other is missing.
report-unended = تمت قراءة سجل الإثبات بالكامل، ولا يوجد فيه أي تناقض. لكن مرة البدء الأخيرة لا نهاية لها فيه: لا يُعرف ما كان جاريًا بعد آخر قيد فيها. ربما بدأت الخطوة التالية، وربما بدأت خطوة منفَّذة من جديد أو تم التراجع عنها.
# The same of evidence that tells of what begins.
report-unended-told = تمت قراءة سجل الإثبات بالكامل، ولا يوجد فيه أي تناقض. لكن مرة البدء الأخيرة لا نهاية لها فيه. ما كان قد بدأ فيها مذكور أدناه؛ ولا يُعرف ما آل إليه، ولا ما فعله شخص بعد آخر قيد فيها.
report-partial = لا يوجد تناقض فيما قُرئ، لكنه ليس سجل الإثبات كله: تعذّرت قراءة بعض الملفات، أو توجد أجزاء من عملية تشغيل في ملفات أخرى. راجع نتيجة التحقق منه أدناه.
report-incomplete = سجل الإثبات غير مكتمل أو تالف أو معدّل. راجع نتيجة التحقق منه أدناه.
report-run = عملية التشغيل { $run }
# In a section that has nothing to say.
report-none = لا يوجد.

## Facts about a run

report-runbook = دفتر التشغيل
report-how-it-ended = كيف انتهى
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = أقسام منفصلة نُفِّذت
report-still-open = ما بقي فعله
report-starts = مرات البدء
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }، منها ما انتهى قبل أوانه: { $early }
report-changed = ما تغيّر أثناء التنفيذ
# There are at least two.
report-article-versions = المقال (عدد الإصدارات: { $count })
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }، ثم { $later }
report-outdated = خطوات نُفِّذت بقيمة سابقة
# Steps that were done, or tried, with several values.
report-with-each = النتيجة مع كل قيمة
report-counted-anyway = خطوات عُدَّت منفَّذة بعد إخفاقها
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = خطوات نُفِّذت، لكن ليس من المحاولة الأولى
report-rolled-back = خطوات تم التراجع عنها
# Followed by steps and the reasons.
report-not-undone-facts = خطوات تعذّر التراجع عنها
report-maybe-undone = خطوات لا يُعرف هل تم التراجع عنها
# What was done and stands, though something was rolled back.
report-stands = خطوات لم يتم التراجع عنها
report-several = نُفِّذ أكثر من واحدة وكانت واحدة تكفي
report-who = المنفّذ
report-host = الجهاز
report-shell = واجهة الأوامر
report-language = اللغة
report-version = إصدار runbookc
report-begun = البداية
report-ended = النهاية
report-last-entry = آخر قيد
report-elapsed = من القيد الأول إلى الأخير
report-in-steps = الوقت المستغرق في الخطوات
report-acknowledged = قراءة الملاحظات التي تسبق الخطوة الأولى
report-put-aside = وضع عملية التشغيل جانبًا
report-times = كل الأوقات بالتوقيت العالمي المنسق (UTC).
report-continues = يسمح المقال بتجاوز حالات الفشل: في كتلة من الأوامر نُفِّذت أيضًا الأوامر التي تلي أمرًا فشل، وكان الأمر الأخير هو الحاسم.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } س { $minutes } د { $seconds } ث
report-minutes = { $minutes } د { $seconds } ث
report-seconds = { $seconds } ث

## Sections

report-steps = الخطوات
report-who-means = في عمود «المنفّذ» يأتي الحساب أولًا، وبين القوسين من قرّر النتيجة أو ما قرّرها: المنفّذ أو أحد الأوامر (رمز الإنهاء، والإخراج إن قورن) أو ملف الإجابات. وحيث لا توجد أقواس فالنتيجة هي ما انتهى إليه الأمر.
report-titles-in = الخطوات غير المتوفرة بلغة هذه الورقة مكتوبة كما عُرضت على المشغّلين: { $languages }.
report-not-begun = الخطوة التي لم تبدأ قط لا تترك أثرًا في سجل الإثبات، ولا تظهر هنا.
report-incidents = ما لم يسر وفق الخطة
report-course = مجرى التنفيذ
report-course-begins = الرقم الناقص هنا هو رقم قيد يذكر أن أمرًا يبدأ؛ ونتيجته مذكورة تحت رقم لاحق.
report-details = خطوة بخطوة
report-articles = إصدارات المقال
report-article-changed = تغيّر المقال أثناء التنفيذ.
report-skipped = الخطوات التي تم تخطيها
report-notes = الملاحظات
report-values = القيم المستخدمة
report-value-changed = تغيّرت قيمة { $name } أثناء التنفيذ.
report-secret-again = أُعطيت قيمة { $name } أكثر من مرة. لا يُحفظ السر، فلا يمكن معرفة ما إذا كانت القيمة نفسها.
report-sessions = البداية والنهاية
report-breaks-mean = «أنهاها المنفّذ»: اختار المنفّذ الخروج من دفتر التشغيل. «تمت المقاطعة»: أنهاها Ctrl+C أو انقطاع الاتصال أو برنامج آخر. ويمكن المتابعة لاحقًا في الحالتين.
report-check = التحقق من سجل الإثبات
report-sign-off = الاعتماد
report-attests = يشهد المنفّذ بتوقيعه أن هذه الورقة تبيّن ما قام به، ويشهد المراجع بتوقيعه أنه قرأها، بكل ما لم يسر وفق الخطة، وأنه يقبل النتيجة.
report-role = الدور
report-role-operator = التنفيذ
report-role-checker = المراجعة
report-signature = التوقيع

## Columns

report-file = الملف
# Of an entry of the evidence, or of a start.
report-number = الرقم
# The number of the start in which something happened.
report-start = مرة البدء
report-article-version = إصدار المقال
report-with-values = بالقيم
report-hash = التجزئة
report-step = الخطوة
report-what-to-do = المطلوب
report-outcome = النتيجة
report-started = البداية
report-duration = المدة
report-tries = المحاولات
report-remarks = السبب والملاحظات
report-reason = السبب
report-time = الوقت
# The same column in tables that tell of a step when it is over.
report-time-ended = الوقت (للخطوة: نهايتها)
# What happened: which commands were run, or one of the cells below.
report-what = الحدث
report-status = رمز الإنهاء
# How the step ended after all tries.
report-finally = في النهاية
report-note = الملاحظة
report-name = الاسم
report-variable = الاسم في الأوامر
report-value = القيمة
report-from = المصدر
report-used-from = مستخدم منذ
report-used-in = مستخدمة في الخطوات
report-lines = الأسطر
report-lines-read = المقروءة
report-chain = سلسلة التجزئة

## Cells

report-interrupted = تمت مقاطعتها
report-not-undone = تعذر التراجع عنها
report-undo-unknown = بدأ التراجع، ونهايته غير معروفة
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = لم يتم التراجع عنها حيث { $values }
report-only-where = حيث { $values } فقط
report-no-undo = لا يمكن التراجع عنها من الإصدار الأخير
report-undo-then = التراجع كما كان في ذلك الإصدار (لم يُنفَّذ)
report-not-begun-yet = لم تبدأ
# Of the step that would have been next in a start without an end.
report-maybe-begun = لا يُعرف هل بدأت
report-maybe-again = لا يُعرف هل بدأت من جديد
report-not-needed = غير لازمة
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = غير معروف من سجل الإثبات هذا
report-never-reported = بدأت ولا تُعرف نهايتها
report-former = في الإصدار السابق من المقال فقط
# Of the article; one number or several.
report-version-number = الإصدار { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } في الإصدار { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = { $versions } فقط
report-replaced-by = { $versions } فقط، وحلّت محلها { $step }
# Behind an outcome and a comma.
report-earlier-value = لكن بقيمة سابقة
# How a step ended, and the values it had then.
report-finally-with = { $outcome }، والقيم: { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }، وحلّت محلها { $step }: { $other }
report-begun-at = البداية: { $time }
# What a start had begun that was cut short.
report-begun-then = البداية: { $time }، والنهاية غير معروفة
# The line of a block of commands that failed.
report-at-line = السطر { $line }: { $text }
report-by-hand = يدويًا
report-counted = عُدَّت منفَّذة؛ قبل ذلك: { $outcome }
report-round = الجولة { $round }
report-before-rounds = قبل جولاتها
report-round-begun = بدأت الجولة { $round }
report-earlier-rounds = في جولات سابقة
# A person said, of what had been tried or left out, what became of the step.
report-verdict = تقدير
report-started-run = بدء
report-resumed = متابعة
report-ended-run = انتهاء
report-changed-article = تغيّر المقال
report-acknowledge = قراءة الملاحظات
report-value-given = إعطاء قيمة
report-value-again = القيمة نفسها مجددًا
report-value-other = تغيير قيمة
report-value-before = { $value } (قبل ذلك: { $before })
report-on-host = الجهاز: { $host }
# The part of an article that a start was asked for.
report-asked-only = فقط { $step }
report-asked-from = ابتداءً من { $step }
report-given-by = المصدر: { $from }
report-noted = ملاحظة
# The run.
report-set-aside = وضع جانبًا
report-command = الأمر { $number }
report-ended-with-status = رمز الإنهاء { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = مقارنة الإخراج: { $ways }
report-compared-exact = سطرًا بسطر
report-compared-similar = بالتشابه (قد تختلف الأوقات والتواريخ والمدد والمعرّفات)
report-compared-pattern = بنمط
report-not-compared = لم يُقارَن الإخراج: يتغيّر في كل مرة
report-expected = المتوقع
report-output = ما ظهر بدلًا منه
report-secret = قيمة سرية غير محفوظة
report-by-operator = المنفّذ
report-by-command = الأمر
report-by-answers = ملف الإجابات
report-phase-check = التحقق مما إذا كانت الخطوة منفذة من قبل
report-phase-run = التنفيذ
report-phase-verify = التحقق من النتيجة
report-phase-rollback = التراجع عن الخطوة
report-left-unchecked = نُفذت، لكن ليس حتى النهاية أو بلا تحقق
report-from-option = سطر الأوامر
report-from-answers = ملف الإجابات
report-from-state = بدء سابق
report-from-environment = متغير بيئة
report-from-prompt = المنفّذ
report-from-default = دفتر التشغيل

## How a run, or a part of it up to a break, ended

report-ended-done = تمت بنجاح
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = أُنجز ما طُلب
report-ended-stopped = أنهاها المنفّذ
report-ended-input = أنهى المنفّذ الإدخال (Ctrl-D)
report-ended-failed = فشلت إحدى الخطوات
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = تعذر التراجع عن إحدى الخطوات
report-ended-rounds = لم تُنجز خطوات من جولات سابقة
report-ended-interrupted = تمت المقاطعة
report-ended-needs-person = لزم تدخل شخص
report-ended-script-failed = فشل البرنامج النصي نفسه
report-no-end = لم تُسجَّل أي نهاية

## Check of the evidence

report-chain-whole = سليمة
report-chain-broken = منقطعة عند السطر { $lines }
report-chain-unhashed = لا يمكن التحقق منها (الأسطر التي لا تتضمن تجزئة: { $count })
report-chain-empty = لا توجد قيود
report-chain-means = يتضمن كل سطر من سجل الإثبات تجزئة السطر الذي يسبقه، فإذا انقطعت السلسلة عند موضع ما، فقد عُدّل سطر أو أُزيل أو أُضيف. وتشمل تجزئة الملف السطر الأخير أيضًا.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = القيود المفقودة من عملية التشغيل { $run }: { $numbers }
report-numbers-repeated = القيود المكررة في عملية التشغيل { $run }: { $numbers }
report-unreadable = تتعذر قراءة { $file }: { $reason }
# The problem is one of the messages below.
report-line = { $file }، السطر { $line }: { $problem }
report-more-lines = { $file }: عدد الأسطر الأخرى التي تتضمن مشكلات: { $count }
report-line-torn = سطر مقطوع
report-line-torn-and-repeated = سطر مقطوع، والسطر التالي هو نفسه كاملًا
report-line-no-object = ليس قيدًا من سجل الإثبات
report-line-too-long = طويل جدًا
report-line-not-utf8 = يتضمن أحرفًا لا يمكن قراءتها
report-line-version = إصدار غير معروف للتنسيق: { $version }
report-line-event = حدث غير معروف: { $event }
report-line-wrong = قيم غير صالحة للاستخدام في: { $keys }
report-line-missing = عناصر ناقصة: { $keys }
