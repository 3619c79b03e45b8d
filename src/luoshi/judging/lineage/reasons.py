"""Why a promise and what is told of it are held to be of one quantity, or only of related ones."""

from luoshi.judging.subjects import REASONS as SUBJECT_REASONS

REASONS: dict[str, tuple[str, str]] = {
    **SUBJECT_REASONS,
    "measure": ("计量类型不同：{words}", "another kind of number: {words}"),
    "years": (
        "说的是几年合计或平均，不是这一年：{words}",
        "a total or an average of several years, not of the one: {words}",
    ),
    "part": ("只说一年中的几个月：{words}", "of a part of the year only: {words}"),
    "stock": ("一个是总数，一个是当年新增：{words}", "how many there are against how many were added: {words}"),
    "stage": ("阶段不同（开工、完工）：{words}", "another stage (begun, finished): {words}"),
    "plan-share": ("报告的是完成年计划的百分比：{words}", "told as a percentage of the year's plan: {words}"),
    "cumulative": ("目标是几年合计，与合计数对照", "the target is a total of several years, and so is what is told"),
    "words": ("没有数字，按文字对照：{words}", "without a number; words against words: {words}"),
    "again": ("这个目标在报告中重复出现", "the target is stated more than once"),
    "several": ("有几个数字都可能对应，取最先出现的", "several figures could be meant; the first is taken"),
}
"""Every reason that a link can give, in Chinese and in English; {words} are the words that differ."""
