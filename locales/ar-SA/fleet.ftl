# ما تقوله كتيبات التشغيل ودفاتر الملاحظات إلى جانب كلمات التنسيقات الأخرى.

## أسماء مهام كتيب التشغيل

fleet-step = الخطوة { $step }: { $text }
fleet-command = الخطوة { $step }: الأمر { $number }
fleet-section = الخطوة { $step }: ما يجب قراءته أولاً
fleet-check = الخطوة { $step }: هل تم تنفيذها بالفعل؟
fleet-answer = الخطوة { $step }: الإجابة
fleet-choice = الاختيار { $step }: أي طريقة؟
fleet-compare = الخطوة { $step }: مخرجات الأمر { $number }
fleet-verify = الخطوة { $step }: هل النتيجة صحيحة؟
fleet-result = الخطوة { $step }: الوضع الآن
fleet-undo = التراجع عن الخطوة { $step }
fleet-undoing = جارٍ التراجع عن الخطوة { $step }
# بين قوسين بعد اسم المهمة التي شغّلت أمراً.
fleet-output = المخرجات
fleet-status = رمز الإنهاء
fleet-value = القيمة: { $name }
fleet-acknowledged = قبل البدء: هل تمت القراءة؟
fleet-forget-before = محو ما تركه تشغيل سابق
fleet-forget-after = محو ما تركه هذا التشغيل

## أسئلة كتيب التشغيل وما يقوله عند عدم وجود إجابة

# الكلمات هي نفسها في كل اللغات.
fleet-answer-words = أجب بإحدى هذه الكلمات: { $words }
fleet-needs-person = تتطلب الخطوة { $step } تدخل شخص. أجب في محطة طرفية أو قدّم الإجابة باستخدام { $option }
fleet-needs-acknowledgement = يجب أن يقرأ شخص ما يسبق الخطوة الأولى. أجب في محطة طرفية أو أكّد ذلك باستخدام { $line }
fleet-value-missing = تتطلب { $name } قيمة مناسبة. قدّمها باستخدام { $option }

## دفاتر الملاحظات

fleet-values = القيم
fleet-values-from-environment = تؤخذ هذه القيم من البيئة التي بدأ فيها دفتر الملاحظات، أو يمكن تعيينها هنا. يجب أن تبقى الأسرار في البيئة فقط.
# أسفل خطوة اختيارية أو مشروطة؛ أوامرها مذكورة أعلاه.
fleet-by-choice = شخص هو من يقرر تنفيذ هذه الخطوة: لا تُشغَّل أوامرها مع الأوامر الأخرى.
