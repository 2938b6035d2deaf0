"""The words that plans are made of: pairs of Japanese and English, so that both languages say the same."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """A phrase in the two languages."""

    ja: str
    en: str


SUBJECTS = (
    Pair("子育て支援", "support for families"),
    Pair("公共交通", "public transport"),
    Pair("除雪体制", "snow removal"),
    Pair("地域医療", "community medicine"),
    Pair("防災訓練", "disaster drills"),
    Pair("観光案内", "visitor information"),
    Pair("多文化共生", "multicultural coexistence"),
    Pair("省エネルギー", "energy saving"),
    Pair("図書館サービス", "library services"),
    Pair("就業相談", "employment counselling"),
    Pair("町内会活動", "neighbourhood associations"),
    Pair("高齢者の見守り", "care for elderly residents"),
    Pair("障がい者の社会参加", "participation of people with disabilities"),
    Pair("生涯学習", "lifelong learning"),
    Pair("創業支援", "support for new businesses"),
    Pair("食の安全", "food safety"),
    Pair("公園緑地", "parks and green spaces"),
    Pair("水道施設", "water supply facilities"),
    Pair("歩行空間", "walking spaces"),
    Pair("自転車利用", "cycling"),
    Pair("文化芸術", "culture and the arts"),
    Pair("スポーツ施設", "sports facilities"),
    Pair("国際会議", "international conferences"),
    Pair("留学生支援", "support for international students"),
    Pair("行政手続", "administrative procedures"),
    Pair("統計情報", "statistical information"),
    Pair("ごみ減量", "waste reduction"),
    Pair("資源循環", "resource recycling"),
    Pair("住宅改修", "housing renovation"),
    Pair("空き家対策", "measures for vacant houses"),
    Pair("農業振興", "the promotion of farming"),
    Pair("ものづくり産業", "manufacturing"),
    Pair("若者の定着", "the settlement of young people"),
    Pair("学校教育", "school education"),
    Pair("放課後の居場所", "places for children after school"),
    Pair("健康づくり", "health promotion"),
    Pair("感染症対策", "the control of infectious disease"),
    Pair("動物との共生", "living together with animals"),
    Pair("雪まつりの運営", "the snow festival"),
    Pair("市民協働", "cooperation with citizens"),
)

PLACES = (
    Pair("都心部", "the city centre"),
    Pair("北部地区", "the northern district"),
    Pair("南部地区", "the southern district"),
    Pair("東部地区", "the eastern district"),
    Pair("西部地区", "the western district"),
    Pair("駅周辺", "the station area"),
    Pair("大学周辺", "the university area"),
    Pair("河川沿い", "the riverside"),
    Pair("丘陵地区", "the hill district"),
    Pair("湾岸地区", "the waterfront"),
    Pair("商店街", "shopping streets"),
    Pair("住宅団地", "housing estates"),
    Pair("農村地域", "farming areas"),
    Pair("工業団地", "industrial estates"),
    Pair("全市", "the whole city"),
)

ACTIONS = (
    Pair("推進", "Advancing"),
    Pair("強化", "Strengthening"),
    Pair("充実", "Enriching"),
    Pair("見直し", "Reviewing"),
    Pair("拡大", "Expanding"),
    Pair("普及", "Spreading"),
    Pair("整備", "Developing"),
    Pair("支援", "Supporting"),
    Pair("改善", "Improving"),
    Pair("発信", "Communicating"),
    Pair("継承", "Handing on"),
    Pair("再構築", "Rebuilding"),
)

PARTNERS = (
    Pair("市民団体", "citizens’ groups"),
    Pair("地元企業", "local companies"),
    Pair("教育機関", "educational institutions"),
    Pair("関係機関", "the bodies concerned"),
    Pair("近隣自治体", "neighbouring municipalities"),
    Pair("専門家", "specialists"),
    Pair("商工団体", "chambers of commerce"),
    Pair("ボランティア", "volunteers"),
)

OPENINGS = (
    Pair(
        "{place}では、**{subject}**をめぐる状況が大きく変化しており、これまでの取り組みの見直しが求められています。",
        "In {place}, the circumstances of **{subject}** are changing greatly, and what has been done until now has to "
        "be reviewed with the people who live and work there.",
    ),
    Pair(
        "人口構造の変化にともない、**{subject}**に対する市民の期待は、{place}を中心に年々高まっています。",
        "As the structure of the population changes, what citizens expect of **{subject}** rises from year to year, "
        "above all in {place} and the parts of the city around it.",
    ),
    Pair(
        "市はこれまで、{place}において**{subject}**に関する事業を進め、一定の成果を上げてきました。",
        "Until now the City has carried out projects for **{subject}** in {place} and has achieved results there on "
        "which further work can build.",
    ),
)

CONNECTIONS = (
    Pair(
        "この取り組みは、[関連する施策]({link})とあわせて実施し、{partner}との役割分担を明確にします。",
        "This work is carried out together with [a related part of the plan]({link}), and who does what is agreed with "
        "{partner} at the outset.",
    ),
    Pair(
        "実施にあたっては、[計画の関連箇所]({link})に示した考え方をもとに、{partner}の意見を反映します。",
        "In carrying it out, the City follows the thinking set out in [another part of the plan]({link}) and takes up "
        "the views of {partner}.",
    ),
)

SENTENCES = (
    Pair(
        "今後は、{partner}と連携しながら、年間{count}件程度の事業を段階的に実施し、その効果を毎年度検証します。",
        "From now on the City will carry out some {count} projects a year in stages, in cooperation with {partner}, "
        "and will examine their effect every fiscal year.",
    ),
    Pair(
        "特に{place}については、利用者の声を丁寧に聞き取り、実情に応じたきめ細かな対応に努めます。",
        "For {place} in particular, it will listen carefully to those who use the services and respond in a way that "
        "fits the actual situation.",
    ),
    Pair(
        "また、{partner}が持つ知識や経験を活かし、{subject}を担う人材の育成と確保に取り組みます。",
        "It will also make use of the knowledge and experience of {partner} to train and to keep the people who carry "
        "{subject}.",
    ),
    Pair(
        "必要な情報は、広報誌やウェブサイトなど多様な手段を用いて、わかりやすく発信していきます。",
        "The information that is needed will be made public in plain words, in the city’s magazine, on its website and "
        "by other means.",
    ),
    Pair(
        "事業の進み具合は{count}項目の指標で把握し、目標に届かない場合には原因を調べて改善につなげます。",
        "Progress is followed by {count} indicators, and where a target is not reached the cause is looked into and "
        "the project improved.",
    ),
    Pair(
        "財源については、国の補助制度を活用するとともに、既存事業の整理により確保を図ります。",
        "As to funds, the City will use the grants of the national government and will seek to free means by putting "
        "existing projects in order.",
    ),
    Pair(
        "計画期間の後半には、{place}での成果をもとに、対象をほかの地域へと広げることを検討します。",
        "In the second half of the plan’s period, the results in {place} will be the basis for considering whether to "
        "extend the work to other areas.",
    ),
)

ITEMS = (
    Pair("{subject}に関する相談窓口の設置", "Opening a counter for questions about {subject}"),
    Pair("{partner}との意見交換会の開催", "Holding meetings with {partner} to exchange views"),
    Pair("{place}における実態調査の実施", "Surveying the actual situation in {place}"),
    Pair("担い手を対象とした研修の充実", "Improving training for those who carry the work"),
    Pair("{subject}の優れた事例の紹介", "Presenting good examples of {subject}"),
    Pair("多言語による案内表示の整備", "Providing signs in several languages"),
)

MEASURES = (
    Pair("利用者数（人）", "Users (people)"),
    Pair("実施件数（件）", "Projects carried out"),
    Pair("満足度（％）", "Satisfaction (%)"),
    Pair("参加団体数（団体）", "Groups taking part"),
    Pair("相談件数（件）", "Consultations"),
    Pair("事業費（千円）", "Cost (thousand yen)"),
)

LEVELS = (
    Pair("基本目標", "goal|goals"),
    Pair("分野", "field|fields"),
    Pair("施策", "measure|measures"),
    Pair("事業", "programme|programmes"),
)
"""The levels that are pages, from the top; a plan uses as many as it needs."""

SECTION_LEVEL = Pair("取り組み", "project|projects")
"""The deepest level: sections on the page above."""
