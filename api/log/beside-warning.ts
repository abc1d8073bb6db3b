/** What stands wherever the witness beside its own log is named, before its line in a policy. */
export const besideWarning = `# This witness runs on the machine of the log, to show what one does: it is no witness to anybody.
# 此見證方與日誌在同一部機器上運行，只作示範，不能為任何人作見證。
# 此见证方与日志在同一台机器上运行，只作演示，不能为任何人作见证。
# Name others in WITNESSES, or none with WITNESS=off. See docs/witness.md.
`
