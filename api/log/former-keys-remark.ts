/** What stands in a policy before keys that the log signed with until an instant. */
export const formerKeysRemark = `# Keys of this log until the time given. To check a pack made before it, name the key as a log; never one that was leaked.
# 此日誌在所列時間之前使用的密匙。核對該時間之前製作的文件包時，可將其列為 log；曾外洩的密匙切勿使用。
# 此日志在所列时间之前使用的密钥。核对该时间之前制作的材料包时，可将其列为 log；曾泄露的密钥切勿使用。
`
