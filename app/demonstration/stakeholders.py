"""What the stakeholders of the demonstration write."""

LAYLA_ANSWERS = (
    "تتيح الخدمات OTT فرصاً كبيرة لرواد الأعمال في المدن الصغيرة، إذ تخفّض كلفة الوصول إلى الأسواق.\n\nأما التداعيات فتتعلق بإيرادات المشغلين واستثمارهم في الشبكات.",
    "المسألة الأهم هي تكافؤ الفرص: القواعد نفسها للخدمات المتماثلة، مع تخفيف العبء لا زيادته.",
    "التشفير من طرف إلى طرف أصبح القاعدة في تطبيقات مثل WhatsApp وSignal، وعلى الجهات الفاعلة نشر تقارير شفافية سنوية.",
    "نقترح نهجاً تدريجياً يقوم على المبادئ لا على التراخيص، ويراجَع كل 3 سنوات.",
    "اتفاقات التوصيل البيني الطوعية ومراكز تبادل الإنترنت المحلية (IXP) نموذجان ناجحان.",
)

ADWOA_ANSWERS = (
    "OTT services lower the cost of reaching customers abroad; for a small exporter they replaced the telephone.\nThe implication is a shift of revenue from voice to data.",
    "Licensing that was made for telephone companies does not fit. We ask for proportionate, technology-neutral rules.",
    "Most providers encrypt by default. What is missing is a clear way to complain across borders.",
    "Open consultations such as this one; impact assessment before regulation; and no discriminatory traffic management.",
    "Caching and peering agreements work well here. Model agreements could be collected by ITU-D.",
)

CAMILLE_ANSWERS = (
    "Les services OTT ouvrent l'accès au savoir, y compris pour les personnes handicapées.",
    "La protection des données, la fiscalité et la neutralité de l'internet.",
    "Par le chiffrement, la modération des contenus et des paramètres de confidentialité compréhensibles.",
    "Une approche fondée sur les droits : « la même protection hors ligne et en ligne ».",
    "Oui : des accords types d'échange de trafic, publiés et vérifiables.",
)
