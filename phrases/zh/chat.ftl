### Telegram: buttons, the menu of commands, and what the bot says of itself.

## Buttons

button_agree = 我同意
button_next = 下一题
button_skip = 跳过
button_back = 返回
button_review = 通读
button_submit = 提交
button_language = 语言
button_withdraw = 撤回
button_keep = 不撤回
button_new = 新文稿
button_edit = 修改{ $number }
button_remove = 删除
button_ask_staff = 这是提问
button_status = 状态
button_resume = 转到该文稿
button_help = 帮助
button_profile = 我的信息
button_copy = 复制回执号
button_open = 私聊
button_look = 打开 { $number }
button_look_again = 重新阅读
button_approve = 批准
button_reject = 拒绝…
button_ask = 询问…

## Menu (3 to 256 characters each)

menu_start = 开始或继续
menu_agree = 同意公布
menu_next = 本题已答完
menu_skip = 跳过此项
menu_back = 返回上一步
menu_question = 按编号转到某一问题
menu_review = 全部再读一遍
menu_submit = 提交文稿
menu_status = 文稿的状态
menu_profile = 更正您的信息
menu_language = 更换语言
menu_new = 代表另一机构提交文稿
menu_withdraw = 撤回文稿
menu_ask = 向秘书处提问
menu_data = 与我有关的全部留存内容
menu_forget = 删除与我有关的留存内容
menu_code = 验证我的电子邮件地址
menu_unlink = 解除聊天与邮件的关联
menu_stop = 不再提醒
menu_privacy = 保存和公布哪些内容
menu_help = 您可以在这里做什么

## The bot (name up to 64, short description up to 120, description up to 512 characters)

bot_name = 公开磋商
bot_short_description = 以六种语言逐题答复公开磋商。
bot_description =
    您可以在这里为公开磋商提交文稿：用您的语言，按自己的节奏逐题作答，并获得回执号。

    所有文稿都将公布。您的电话号码和Telegram账号绝不公布。

    请点按“开始”。
