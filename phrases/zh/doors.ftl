### One person, two doors: joining a chat and a mail address, and taking them apart.

-data = 我的数据
-unlink = 解除关联

button_link = 是我本人
button_decline = 不是

mail_subject_linked = { $reference }：Telegram与您的电子邮件地址
mail_go_on_in_chat = 如需在Telegram中继续，请打开此链接。链接只能使用一次，30天内有效，仅供您本人使用：

link_ask = 此链接发送至{ $address }。在那里收邮件的是您本人吗？如果是，此聊天和该地址将对应同一份文稿。请回答“是”或“不是”。
link_refused = 未建立关联。该链接已失效。
link_dead = 此链接已失效：它只能使用一次，并且有时间限制。我们的下一封邮件会附上新的链接。
link_of_another = 此链接属于另一个聊天。未建立关联。

linked = 此聊天和您的电子邮件地址现已对应同一份文稿。如需再次分开：/unlink
mail_linked = 您的电子邮件地址和您在Telegram中的聊天现已对应同一份文稿。如需再次分开，请回复并在第一行写“{ -unlink }”。
linked_chat =
    { $has_name ->
        [yes] Telegram中“{ $name }”的聊天现已对应您的文稿。
       *[no] Telegram中的一个聊天现已对应您的文稿。
    }

    如果是您本人，则无需任何操作。如果不是，请回复本邮件，并在第一行写“{ -unlink }”，两者会立即分开。

both_answered =
    您通过两种方式都回答了问题{ $number }。两个答复都已保存。

    在Telegram中：
    { $chat }

    通过邮件：
    { $mail }

    只保留Telegram中的答复：/keep_{ $number }_chat
    只保留邮件中的答复：/keep_{ $number }_mail
mail_both_answered =
    您通过两种方式都回答了问题{ $number }。两个答复都已保存，一个在另一个之下。

    在Telegram中：
    { $chat }

    通过邮件：
    { $mail }

    如需更改，请在回复中重新写出您对问题{ $number }的答复。
chosen =
    您对问题{ $number }的答复现在是：

    { $text }
nothing_to_choose = 该问题下没有两个可供选择的答复。

code_none = 目前这里不需要代码。您可以用 /profile 填写电子邮件地址。
code_wrong = 这不是我们邮件中的代码。剩余次数：{ $count }。如果这是一个答复，请写成完整的句子。
code_wait = 错误代码过多。请在{ $until }之后再试，或回复我们的邮件。
code_void = 错误代码过多，此代码已失效。请回复我们的邮件，或用 /profile 重新填写地址。

unlinked = 此聊天和电子邮件地址已再次分开。请检查您的文稿：关联期间所写的内容保留在原处。
mail_unlinked = 您的电子邮件地址和Telegram中的聊天已再次分开。请检查您的文稿：关联期间所写的内容见下文。
unlinked_other = 此聊天和与之关联的电子邮件地址已再次分开。
mail_unlinked_other = 您的电子邮件地址和与之关联的Telegram聊天已再次分开。
nothing_linked = 这里没有相互关联的电子邮件地址和聊天。
mail_nothing_linked = 没有Telegram聊天与您的电子邮件地址关联。
unlink_prove = 任何人都可能以您的地址写信，因此请您再确认一次：如需将您的地址与Telegram分开，请回复本邮件，并在第一行写“{ -unlink }”。

## My data

data_here = 有关您的全部保存内容已附上两份：一份供阅读，一份供程序使用。更正您的信息：/profile。撤回文稿：/withdraw
mail_data_here = 有关您的全部保存内容已附上两份：一份供阅读，一份供程序使用。如需更正，直接回复即可；如需撤回文稿，请回复并在第一行写“{ -withdraw }”。
data_prove = 任何人都可能以您的地址写信，因此请您再确认一次：如需获取有关您的全部保存内容，请回复本邮件，并在第一行写“{ -data }”。
