"""What is told about a file and its rows, in Chinese and in English."""

FILES: dict[str, tuple[str, str]] = {
    "too-large": (
        "文件超过 {most} MiB。请只保留台账这一张表，删去图片后再上传。",
        "The file is over {most} MiB. Keep the register's sheet only, without pictures, and upload it again.",
    ),
    "too-large-inside": (
        "文件解压后过大（超过 {most} MiB 或部件过多），没有打开。请把表格内容粘贴到新的工作簿后再上传。",
        "Unpacked, the file is too large (over {most} MiB, or too many parts); it was not opened. "
        "Paste the table into a new workbook and upload that.",
    ),
    "too-many-rows": (
        "表格超过 {most} 行。请分成几个文件。",
        "The table has over {most} rows. Split it into several files.",
    ),
    "too-many-sheets": (
        "工作表超过 {most} 张。请只保留台账。",
        "There are over {most} sheets. Keep the register only.",
    ),
    "too-many-changes": (
        "一次最多写入 {most} 项改动。请分成几个文件。",
        "At most {most} changes are written at once. Split the file.",
    ),
    "old-or-locked": (
        "文件是旧版 .xls，或者设有密码。请去掉密码，另存为 .xlsx。",
        "The file is an old .xls, or has a password. Take the password off and save it as .xlsx.",
    ),
    "no-workbook": (
        "这不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 另存为 .xlsx。",
        "This is no Excel workbook (.xlsx). Save it as .xlsx with Excel or WPS.",
    ),
    "broken": (
        "文件已损坏，打不开。请从原处重新保存一份再上传。",
        "The file is damaged and cannot be opened. Save it again where it came from, and upload that.",
    ),
    "no-heads": (
        "没有找到表头。前 40 行里要有一行写明“序号、事项、来源原文”等列名。",
        "No line of heads was found. One of the first 40 lines has to name the columns 序号, 事项, 来源原文 and so on.",
    ),
    "no-number": (
        "没有“序号”列，无法与台账对应。请加上“序号”列：原有事项填台账里的号，新增事项留空。",
        "There is no column 序号, so rows cannot be matched. Add it: the register's number for each row, "
        "empty for new ones.",
    ),
    "same-heads": (
        "有几列都可以是同一项：{head}。请只保留一列，或改列名。",
        "Several columns could be the same field: {head}. Keep one of them, or rename the others.",
    ),
    "another-report": (
        "文件是从另一份报告的台账导出的，没有读入。请到那份报告下读入。",
        "The file was exported from another report's register. Read it in there.",
    ),
    "no-file": ("没有选择文件。", "No file was chosen."),
}
"""Why a whole file is refused."""

REASONS: dict[str, tuple[str, str]] = {
    "bad-number": (
        "序号“{said}”不是数。新增事项请把序号留空。",
        "The number “{said}” is none. Leave it empty for a new row.",
    ),
    "unknown": (
        "台账里没有这个序号。新增事项请把序号留空。",
        "The register has no such number. Leave it empty for a new row.",
    ),
    "figure": ("这个序号是指标数值，不是事项。", "That number is a figure's, not a commitment's."),
    "twice": (
        "同一序号在文件里出现多次。请只保留一行。",
        "The same number stands in the file more than once. Keep one row.",
    ),
    "rejected": ("该项已被退回，不在册。", "The entry was rejected and is not in the register."),
    "merged": ("该项已并入另一项，不在册。", "The entry was merged into another and is not in the register."),
    "withdrawn": ("该项已撤销，不在册。", "The entry was withdrawn and is not in the register."),
    "stale": (
        "导出之后，台账里的这一项又有改动。请重新导出，在新文件里修改。",
        "The entry was changed in the register since the export. Export anew and edit that file.",
    ),
    "formula": (
        "{cell} 是公式。公式不计算，请改为文字。",
        "{cell} is a formula. Formulas are not evaluated: make it text.",
    ),
    "error": ("{cell} 是错误值，请改正。", "{cell} is an error value. Correct it."),
    "no-text": ("新增事项要写明来源原文。", "A new row has to say where the report states it (来源原文)."),
    "not-in-source": (
        "报告里找不到来源原文这段话。请照原文填写。",
        "The report does not hold this 来源原文. Copy it exactly.",
    ),
    "many-in-source": (
        "来源原文在报告里有 {places} 处，不能确定是哪一处。请多写几个字。",
        "The report holds this 来源原文 in {places} places. Quote a few more words.",
    ),
    "there-already": ("这段原文已有一项在册。", "An entry already stands at that place of the text."),
    "long": ("“{field}”过长，最多 2000 字。", "“{field}” is too long: 2,000 characters at most."),
    "required": ("“{field}”不能为空。", "“{field}” must not be empty."),
}
"""Why a row is refused."""
