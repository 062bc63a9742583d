"""What stakeholders say in six languages, sentence by sentence: material for made-up contributions."""

#: language -> question (0: any) -> sentences
SENTENCES: dict[str, dict[int, list[str]]] = {
    "en": {
        1: [
            "OTT services have lowered the cost of international communication for families, students and small firms.",
            "New entrants can reach a world market from their first day, without building a network of their own.",
            "The implication for operators is a shift from voice and SMS revenue to data, which needs time and investment.",
        ],
        2: [
            "Regulation should be technology-neutral and apply the same rule to the same service.",
            "Licensing regimes written for circuit-switched telephony do not fit services that cross borders by design.",
            "Taxation, emergency calls, lawful access and number portability are the matters raised most often by our members.",
        ],
        3: [
            "End-to-end encryption is today the strongest contribution to consumer security, and it should not be weakened.",
            "Providers publish transparency reports, run bug bounty programmes and react to abuse reports within 24 hours.",
            "Privacy notices remain too long; we suggest a one-page summary in the user's own language.",
        ],
        4: [
            "Governments could begin with a review of existing rules and remove those that no longer serve a purpose.",
            "Light-touch, ex-post regulation has worked well where markets are competitive.",
            "Investment in broadband, local content and digital skills is what lets every stakeholder thrive.",
        ],
        5: [
            "Commercial partnerships such as zero-rating, carrier billing and local caching already exist in many markets.",
            "A model agreement should cover quality of service, data protection, fraud and the settlement of disputes.",
            "Regional forums (e.g. in 2015, 2016 and 2017) have shown that voluntary cooperation is faster than rule-making.",
        ],
        0: [
            "We thank the Chair for the opportunity to comment.",
            "Our figures come from a survey of 1,240 households, with a margin of error of 2.8 %.",
            "This view is shared by the members listed in the annex.",
            "“Same service, same rules” must not become “same burden for everyone”.",
        ],
    },
    "ar": {
        1: [
            "تتيح الخدمات OTT فرصاً كبيرة للشركات الصغيرة والمتوسطة للوصول إلى أسواق جديدة دون استثمارات كبيرة في البنية التحتية.",
            "خفّضت تطبيقات مثل WhatsApp وSkype كلفة الاتصال الدولي على الأسر والطلاب.",
            "تراجعت إيرادات الصوت والرسائل القصيرة لدى المشغلين بنسبة تقارب 18% خلال الفترة (2012-2016).",
        ],
        2: [
            "ينبغي أن تكون القواعد محايدة من حيث التكنولوجيا، وأن تطبق القاعدة نفسها على الخدمة نفسها.",
            "لا تتناسب أنظمة الترخيص القديمة مع خدمات عابرة للحدود بطبيعتها.",
            "من أبرز المسائل: الضرائب، ومكالمات الطوارئ، وحماية البيانات، والنفاذ القانوني؛ فهل تكفي القوانين الحالية؟",
        ],
        3: [
            "يمثل التشفير من طرف إلى طرف أقوى ضمانة لخصوصية المستهلك، ولا ينبغي إضعافه.",
            "تنشر الشركات تقارير شفافية دورية، غير أن إشعارات الخصوصية لا تزال طويلة وصعبة الفهم.",
            "نقترح ملخصاً من صفحة واحدة بلغة المستخدم، ونقطة اتصال محلية لشكاوى المستهلكين.",
        ],
        4: [
            "نوصي بمراجعة الأطر التنظيمية القائمة وإلغاء ما لم يعد له مسوّغ قبل وضع قواعد جديدة.",
            "إن الاستثمار في النطاق العريض والمحتوى المحلي والمهارات الرقمية هو ما يمكّن الجميع من الازدهار.",
            "يمكن اعتماد نهج تنظيمي مرن وتدريجي يوازن بين الابتكار وحماية المصلحة العامة.",
        ],
        5: [
            "توجد بالفعل شراكات تجارية ناجحة، مثل التخزين المحلي للمحتوى والدفع عبر فاتورة المشغل.",
            "ينبغي أن يشمل أي اتفاق نموذجي جودة الخدمة وحماية البيانات ومكافحة الاحتيال وتسوية المنازعات.",
            "نرى أن التعاون على المستوى الإقليمي، ولا سيما في المنطقة العربية، أسرع أثراً من القواعد الملزمة.",
        ],
        0: [
            "نشكر الرئيس على إتاحة هذه الفرصة للتعليق.",
            "تستند أرقامنا إلى مسح شمل 1240 أسرة.",
            "يشاطرنا هذا الرأي الأعضاء المذكورون في المرفق.",
            "نحتفظ بحق تقديم تعليقات إضافية أثناء الاجتماع الحضوري.",
        ],
    },
    "fr": {
        1: [
            "Les services OTT ont fait baisser le coût des communications internationales pour les familles et les PME.",
            "Ils créent une demande de haut débit dont profitent aussi les opérateurs de réseaux.",
            "L’incidence principale est le déplacement des recettes de la voix vers les données, ce qui exige du temps.",
        ],
        2: [
            "La réglementation devrait être neutre sur le plan technologique : à service identique, règle identique.",
            "Les régimes de licence conçus pour la téléphonie commutée ne conviennent pas à des services transfrontières.",
            "La fiscalité, les appels d’urgence et l’interopérabilité sont les questions le plus souvent soulevées.",
        ],
        3: [
            "Le chiffrement de bout en bout constitue aujourd’hui la meilleure protection des consommateurs.",
            "Les fournisseurs publient des rapports de transparence et réagissent aux signalements sous 24 heures.",
            "Nous proposons un résumé d’une page, dans la langue de l’usager, des conditions d’utilisation des données.",
        ],
        4: [
            "Il conviendrait d’abord d’alléger les obligations qui n’ont plus de raison d’être.",
            "L’investissement dans le large bande et les compétences numériques profite à toutes les parties prenantes.",
            "Une régulation a posteriori, fondée sur le droit de la concurrence, nous paraît suffisante.",
        ],
        5: [
            "Des partenariats existent déjà : facturation par l’opérateur, serveurs de cache locaux, offres groupées.",
            "Un accord type devrait traiter de la qualité de service, de la fraude et du règlement des différends.",
            "La coopération régionale, par exemple en Afrique de l’Ouest, a donné de bons résultats.",
        ],
        0: [
            "Nous remercions le Président de cette occasion de contribuer.",
            "Nos chiffres proviennent d’une enquête menée auprès de 1 240 ménages.",
            "Cette position est partagée par les membres cités en annexe.",
        ],
    },
    "es": {
        1: [
            "Los servicios OTT han reducido el costo de las comunicaciones internacionales para familias y pymes.",
            "¿Qué oportunidad es mayor? Sin duda, el acceso a un mercado mundial desde el primer día.",
            "Para los operadores implica pasar de los ingresos de voz a los de datos, lo que exige inversión.",
        ],
        2: [
            "La regulación debería ser tecnológicamente neutra: a igual servicio, iguales reglas.",
            "Los regímenes de licencia pensados para la telefonía conmutada no se ajustan a servicios transfronterizos.",
            "La fiscalidad, las llamadas de emergencia y la neutralidad de la red son los asuntos más señalados.",
        ],
        3: [
            "El cifrado de extremo a extremo es hoy la mejor protección del consumidor.",
            "Los proveedores publican informes de transparencia y atienden las denuncias en 24 horas.",
            "Proponemos un resumen de una página sobre el uso de los datos, en el idioma del usuario.",
        ],
        4: [
            "Convendría revisar primero las normas vigentes y suprimir las que ya no cumplen una función.",
            "La inversión en banda ancha, contenidos locales y competencias digitales beneficia a todos.",
            "Una regulación ligera y ex post ha funcionado donde hay competencia.",
        ],
        5: [
            "Ya existen alianzas comerciales: facturación por el operador, servidores locales y ofertas conjuntas.",
            "Un acuerdo modelo debería tratar la calidad de servicio, el fraude y la solución de controversias.",
            "La cooperación regional en América Latina ha sido más rápida que la elaboración de normas.",
        ],
        0: [
            "Agradecemos al Presidente la oportunidad de contribuir.",
            "Nuestras cifras proceden de una encuesta a 1.240 hogares.",
            "Comparten esta opinión los miembros que figuran en el anexo.",
        ],
    },
    "ru": {
        1: [
            "Услуги OTT снизили стоимость международной связи для семей, студентов и малого бизнеса.",
            "Они создают спрос на широкополосный доступ, от которого выигрывают и операторы.",
            "Главное последствие — переход доходов от голоса и SMS к передаче данных, что требует времени и инвестиций.",
        ],
        2: [
            "Регулирование должно быть технологически нейтральным: одинаковая услуга — одинаковые правила.",
            "Режимы лицензирования, созданные для традиционной телефонии, не подходят трансграничным услугам.",
            "Чаще всего поднимаются вопросы налогообложения, экстренных вызовов и защиты персональных данных.",
        ],
        3: [
            "Сквозное шифрование сегодня — лучшая защита потребителя, и ослаблять его не следует.",
            "Поставщики публикуют отчёты о прозрачности и отвечают на жалобы в течение 24 часов.",
            "Мы предлагаем краткое, на одну страницу, изложение правил обработки данных на языке пользователя.",
        ],
        4: [
            "Прежде всего следует пересмотреть действующие нормы и отменить те, что утратили смысл.",
            "Инвестиции в широкополосную связь, местный контент и цифровые навыки выгодны всем сторонам.",
            "Мягкое последующее регулирование хорошо себя показало на конкурентных рынках.",
        ],
        5: [
            "Коммерческие партнёрства уже существуют: оплата через оператора, местные серверы, совместные тарифы.",
            "Типовое соглашение должно охватывать качество обслуживания, защиту данных и разрешение споров.",
            "Региональное сотрудничество, в том числе в СНГ, даёт результат быстрее обязательных норм.",
        ],
        0: [
            "Благодарим Председателя за возможность высказаться.",
            "Наши данные основаны на опросе 1240 домохозяйств.",
            "Это мнение разделяют члены, перечисленные в приложении.",
        ],
    },
    "zh": {
        1: [
            "OTT服务降低了家庭、学生和中小企业的国际通信成本。",
            "新进入者无需自建网络，从第一天起就能面向全球市场。",
            "对运营商而言，收入正从话音和短信转向数据，这需要时间和投资。",
        ],
        2: [
            "监管应当保持技术中立，对相同的服务适用相同的规则。",
            "为电路交换电话制定的许可制度并不适合跨境提供的服务。",
            "各方提出最多的问题包括税收、紧急呼叫、合法接入和号码携带。",
        ],
        3: [
            "端到端加密是目前保护消费者安全的最有力手段，不应加以削弱。",
            "服务提供商定期发布透明度报告，并在24小时内处理举报。",
            "我们建议用用户自己的语言提供一页纸的隐私说明。",
        ],
        4: [
            "政府可以首先审议现有规则，取消那些已失去作用的规定。",
            "对宽带、本地内容和数字技能的投资使所有利益攸关方受益。",
            "在竞争充分的市场中，轻触式的事后监管行之有效。",
        ],
        5: [
            "商业合作已在许多市场存在，例如运营商代收费、本地缓存和联合套餐。",
            "示范协议应涵盖服务质量、数据保护、反欺诈和争议解决。",
            "区域论坛表明，自愿合作比制定规则更快见效。",
        ],
        0: ["感谢主席给予我们发表意见的机会。", "我们的数据来自对1240户家庭的调查。", "附件所列成员同意上述意见。"],
    },
}  # fmt: skip

#: language -> (name, organisation, country) as people write them
PEOPLE: dict[str, list[tuple[str, str, str]]] = {
    "en": [
        ("OKAFOR, Ngozi", "Nigerian Internet Forum", "Nigeria"),
        ("Smith, Jordan", "Open Networks Alliance", "United States"),
        ("Priya Raman", "Centre for Digital Policy", "India"),
        ("O'BRIEN, Siobhán", "Irish Consumers’ Union", "Ireland"),
        ("Ali Hassan", "Coastal Telecom Ltd.", "Kenya"),
        ("TANAKA, Yui", "Asia Pacific App Makers", "Japan"),
        ("Ministry of Communications", "Ministry of Communications", "Ghana"),
    ],
    "ar": [
        ("ليلى حداد", "الجمعية العربية لحقوق المستهلك", "الأردن"),
        ("محمد عبد الرحمن", "هيئة تنظيم الاتصالات", "مصر"),
        ("سارة بن علي", "جامعة تونس المنار", "تونس"),
        ("خالد العتيبي", "شركة الاتصالات (Gulf Telecom)", "المملكة العربية السعودية"),
        ("نورة السالم", "", "الكويت"),
    ],
    "fr": [
        ("DIALLO, Aminata", "Autorité de régulation des télécommunications", "Sénégal"),
        ("Lefèvre, Éloïse", "Association des usagers du numérique", "France"),
        ("KOUASSI, Jean-Marc", "Université Félix Houphouët-Boigny", "Côte d’Ivoire"),
        ("Tremblay, Benoît", "", "Canada"),
    ],
    "es": [
        ("MUÑOZ, José Ángel", "Cámara Latinoamericana de Internet", "México"),
        ("Peña, Lucía", "Universidad de Antioquia", "Colombia"),
        ("Gutiérrez, Íñigo", "Asociación de Consumidores", "España"),
        ("Ministerio de Telecomunicaciones", "", "Ecuador"),
    ],
    "ru": [
        ("ИВАНОВА Ольга", "Региональное содружество в области связи", "Российская Федерация"),
        ("Ахметов Данияр", "Ассоциация интернет-компаний", "Казахстан"),
        ("КОВАЛЬ Пётр", "Институт связи", "Беларусь"),
    ],
    "zh": [
        ("王芳", "中国互联网协会研究中心", "中国"),
        ("李明", "华南电信技术有限公司", "中国"),
        ("陳怡君", "", "新加坡"),
    ],
}  # fmt: skip
