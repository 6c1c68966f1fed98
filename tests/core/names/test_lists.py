"""Lists of names of all kinds: encoding, column, the row above; what is left out; nothing held out is learned."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import core.names
from core.names.names import LONGEST_NAME
from core.names.settings import Settings
from core.names.training import split
from core.refusal import Refusal

CASES = Path(__file__).parents[2] / "cases"
EVERY = json.loads((CASES / "expected.json").read_text("utf-8"))
LISTS = {name: case for name, case in EVERY.items() if case["kind"] == "names"}
TWELVE = ["Anna", "Berta", "Clara", "Dora", "Emma", "Frida", "Greta", "Hanna", "Ida", "Jana", "Klara", "Lena"]


@pytest.mark.parametrize("name", LISTS)
def test_a_case_is_right(name):
    names = core.names.read((CASES / name).read_bytes())
    case = LISTS[name]
    facts = {"names": len(names.names), "first": names.names[0], "left_out": len(names.reading.left_out)}
    assert {key: fact for key, fact in facts.items() if key in case} == {key: case[key] for key in facts if key in case}


def test_no_name_held_out_is_learned():
    names = core.names.read((CASES / "n13_duplicates.txt").read_bytes())
    assert names.reading.duplicates == 7
    for seed in range(1, 30):
        learned, held_out = split(names, Settings(held_out=0.3, seed=seed))
        assert held_out
        assert not set(learned) & set(held_out)
        assert sorted(learned + held_out) == sorted(set(names.names))
    assert sorted(split(names, Settings())[0]) == sorted(names.names)  # nothing is held out: the list as it is


WORDS = {
    "cp1251": "Иван Пётр Ольга Анна Сергей Татьяна Юрий Наталья Фёдор Жанна Борис Вера",
    "koi8-r": "Иван Пётр Ольга Анна Сергей Татьяна Юрий Наталья Фёдор Жанна Борис Вера",
    "cp1250": "Łukasz Żaneta Świętosław Paweł Zofia Jiří Šárka Václav Růžena Tomáš Zdeněk Ołena",
    "cp1252": "Renée Zoë Núñez Chloé Hélène Søren Bjørn Åse José María François Jürgen",
    "cp1253": "Γιώργος Μαρία Νίκος Ελένη Κώστας Άννα Δημήτρης Σοφία Πέτρος Ιωάννα Χρήστος Αθηνά",
    "cp1254": "Şule Işık Çağlar Özgür Gülşen Ayşe Doğan Ömer Yağmur Barış Çiğdem Oğuz",
    "cp1255": "דוד שרה משה רחל יעקב לאה יוסף מרים אברהם רבקה דניאל נועה",
    "cp1256": "محمد فاطمة علي حسن مريم أحمد خالد عمر سارة ليلى يوسف نور",
    "cp932": "さくら たろう 花子 ひろし ゆうき あおい みさき けんた まなみ しょうた りな かいと",
    "gb18030": "王伟 李娜 张敏 刘洋 陈静 杨秀英 赵磊 黄丽 周强 吴军 徐杰 孙涛",
    "big5": "陳怡君 林志明 張雅婷 黃淑芬 李建宏 王美玲 吳家豪 劉佳慧 蔡明達 楊淑惠 許志偉 鄭雅文",
    "cp949": "민준 서연 지훈 수진 영호 미영 성민 은지 동현 혜진 재원 소영",
}


@pytest.mark.parametrize("encoding", [*WORDS, "utf-8", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings(encoding, newline):
    words = WORDS.get(encoding, WORDS["cp1251"]).split()
    assert core.names.read(newline.join(words).encode(encoding)).names == tuple(word.lower() for word in words)


TABLES = {
    "id,name": lambda i, name: f"{i},{name}",
    "name,count": lambda i, name: f"{name},{90 - i}",
    "Year;Sex;Rank;Name": lambda i, name: f"{1900 + i};{'FM'[i % 2]};{i};{name}",
    "rank\tfirst name\tborn": lambda i, name: f"{i}\t{name}\t2001-01-0{i % 9 + 1}",
    "No|Nama|Kota": lambda i, name: f"{i}|{name}|Jakarta",
    "Name": lambda i, name: f'"{name}"',
    "": lambda i, name: f"{i},{name},F",
    " ": lambda i, name: f"{name};{i}",
}


@pytest.mark.parametrize("head", TABLES)
def test_the_column_of_names_is_found(head):
    rows = [TABLES[head](i, name) for i, name in enumerate(TWELVE)]
    names = core.names.read("\n".join([*filter(str.strip, [head]), *rows]).encode())
    assert names.names == tuple(name.lower() for name in TWELVE)
    assert names.reading.header == bool(head.strip())


def test_another_column_and_a_first_row_can_be_chosen():
    data = "\n".join(["name,town", *(f"{name},{name[::-1]}" for name in TWELVE)]).encode()
    found = core.names.read(data)
    assert (found.reading.column, found.reading.columns, found.names[0]) == ("name", ("name", "town"), "anna")
    assert core.names.read(data, "town").names[1] == "atreb"
    assert core.names.read(data, header=False).names[0] == "name"
    with pytest.raises(Refusal) as error:
        core.names.read(data, "street")
    assert error.value.reason == "column"


@pytest.mark.parametrize("bad", ["x" * (LONGEST_NAME + 1), "a\0b", "\x07", '"Anna', 'a"b'])
def test_one_bad_line_does_not_spoil_a_list(bad):
    names = core.names.read("\n".join([*TWELVE[:6], bad, *TWELVE[6:]]).encode())
    assert {name.lower() for name in TWELVE} <= set(names.names)
    assert len(names.names) + len(names.reading.left_out) == len(TWELVE) + 1


def test_one_damaged_line_keeps_the_encoding_of_the_others():
    data = "\n".join(WORDS["cp1252"].split()).encode() + "\nMü\n".encode("latin-1")
    names = core.names.read(data)
    assert names.names == tuple(WORDS["cp1252"].lower().split())
    assert [(left.row, left.reason) for left in names.reading.left_out] == [(13, "damaged")]


def test_cities_with_commas_in_quotation_marks():
    data = "\n".join(['"Washington, D.C."', *TWELVE]).encode()
    assert core.names.read(data).names[0] == "washington, d.c."


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"PK\x03\x04" + bytes(90), "spreadsheet"), (b"<!DOCTYPE html><html></html>", "html"), (b'{"a": 1}', "json")],
)
def test_what_is_no_list_is_refused(data, reason):
    with pytest.raises(Refusal) as error:
        core.names.read(data)
    assert error.value.reason == reason


@settings(deadline=None)
@given(st.lists(st.text(st.characters(categories=("L",)), min_size=1, max_size=12), min_size=12, max_size=40))
def test_every_list_of_letters_is_read_whole(names):
    """Nothing is lost: a name is read, or its line is told as left out, or it is the row above."""
    found = core.names.read("\n".join(names).encode(), header=False)
    assert len(found.names) + len(found.reading.left_out) == len(names)
