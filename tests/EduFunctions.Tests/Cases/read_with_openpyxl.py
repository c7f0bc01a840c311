"""What openpyxl reads of workbooks, as openpyxl.txt has it: python3 read_with_openpyxl.py ROOT > openpyxl.txt

A line a sheet: file, sheet, cells with content, SHA-256 (16 digits) of its cells, one "A1=value" a line. Values under merged cells, which
openpyxl drops, are left out. Run by hand where openpyxl is; CI only compares with the text.
"""
import datetime, glob, hashlib, os, sys, warnings, zipfile
import openpyxl

warnings.simplefilter("ignore")


def shown(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return str(value)


def cells(formulas, values, placeholder):
    for row in formulas.iter_rows():
        for cell in row:
            value = values[cell.coordinate].value
            if cell.data_type == "e" or values[cell.coordinate].data_type == "e":
                yield cell.coordinate, "ERROR"
            elif cell.data_type == "f" and (value is None or (placeholder and value == 0)):
                yield cell.coordinate, "NOVALUE"
            elif value is not None and (not isinstance(value, str) or value.strip()):
                yield cell.coordinate, shown(value)


root = sys.argv[1]
for path in sorted(glob.glob(f"{root}/tests/EduFunctions.Tests/Cases/*.xlsx") + glob.glob(f"{root}/seeds/2025/*/*.xlsx")):
    name = os.path.relpath(path, root)
    try:
        formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    except (KeyError, zipfile.BadZipFile):
        print(name, "-", 0, "-", sep="\t")
        continue
    for sheet in formulas.worksheets:
        lines = [f"{at}={value}" for at, value in cells(sheet, values[sheet.title], formulas.calculation.fullCalcOnLoad)]
        print(name, sheet.title, len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16], sep="\t")
