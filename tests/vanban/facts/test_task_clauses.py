from __future__ import annotations

from itertools import pairwise

import pytest

from vanban.facts.task_brackets import bracketed, masked
from vanban.facts.task_clauses import (
    clauses,
    is_forbidding,
    label_end,
    loosely_opened,
    sentences,
    stretches,
)


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (
            "Giao Phòng Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Công ty TNHH MTV Thủy "
            "lợi Bắc Lam, UBND các xã có hồ chứa kiểm tra toàn bộ 23 hồ, đập, báo cáo UBND huyện trước "
            "ngày 29/7/2022. Công ty TNHH MTV Thủy lợi Bắc Lam bố trí lực lượng trực 24/24 giờ; vận hành "
            "xả lũ đúng quy trình.",
            [
                "Phòng Nông nghiệp và Phát triển nông thôn > chủ trì, phối hợp với Công ty TNHH MTV Thủy "
                "lợi Bắc Lam, UBND các xã có hồ chứa kiểm tra toàn bộ 23 hồ, đập, báo cáo UBND huyện trước "
                "ngày 29/7/2022.",
                "Công ty TNHH MTV Thủy lợi Bắc Lam > bố trí lực lượng trực 24/24 giờ; vận hành xả lũ đúng "
                "quy trình.",
            ],
        ),
        (
            "Phòng Kinh tế và Hạ tầng có trách nhiệm rà soát các điểm sạt lở xong trước ngày 25/7/2022; "
            "đồng thời phối hợp Hạt Quản lý đường bộ Phú Khê chuẩn bị vật tư. Giao Hạt Quản lý đường bộ "
            "Phú Khê khơi thông cống rãnh.",
            [
                "Phòng Kinh tế và Hạ tầng > có trách nhiệm rà soát các điểm sạt lở xong trước ngày "
                "25/7/2022; đồng thời phối hợp Hạt Quản lý đường bộ Phú Khê chuẩn bị vật tư.",
                "Hạt Quản lý đường bộ Phú Khê > khơi thông cống rãnh.",
            ],
        ),
        (
            "UBND các xã, thị trấn kiện toàn Ban Chỉ huy. Riêng UBND xã Tân Thịnh và UBND xã Yên Lộc khẩn "
            "trương di dời 41 hộ dân.",
            [
                "UBND các xã, thị trấn > kiện toàn Ban Chỉ huy.",
                "UBND xã Tân Thịnh và UBND xã Yên Lộc > khẩn trương di dời 41 hộ dân.",
            ],
        ),
        (
            "Định kỳ trước 15 giờ hằng ngày khi có công điện của tỉnh, các đơn vị, địa phương báo cáo tình "
            "hình về Văn phòng. Giao Chánh Văn phòng HĐND và UBND huyện theo dõi, đôn đốc.",
            [
                "các đơn vị, địa phương > báo cáo tình hình về Văn phòng.",
                "Chánh Văn phòng HĐND và UBND huyện > theo dõi, đôn đốc.",
            ],
        ),
        (
            "Giao Ban cán sự đảng Ủy ban nhân dân huyện tiếp thu ý kiến tại cuộc họp, gửi Văn phòng Huyện "
            "ủy trước ngày 28/6/2021; lãnh đạo Ủy ban nhân dân huyện chỉ đạo Phòng Tài nguyên và Môi "
            "trường hoàn thành trong quý III/2021. Giao Ban Dân vận Huyện ủy chủ trì, cùng Mặt trận Tổ "
            "quốc vận động 17 hộ dân.",
            [
                "Ban cán sự đảng Ủy ban nhân dân huyện > tiếp thu ý kiến tại cuộc họp, gửi Văn phòng Huyện "
                "ủy trước ngày 28/6/2021; lãnh đạo Ủy ban nhân dân huyện chỉ đạo Phòng Tài nguyên và Môi "
                "trường hoàn thành trong quý III/2021.",
                "Ban Dân vận Huyện ủy > chủ trì, cùng Mặt trận Tổ quốc vận động 17 hộ dân.",
            ],
        ),
        (
            "Thống nhất chủ trương theo Tờ trình số 88-TTr/BTCHU của Ban Tổ chức Huyện ủy. Ban Tổ chức "
            "Huyện ủy hoàn tất hồ sơ. Đồng chí Lại Thế Vinh, Phó Bí thư Thường trực Huyện ủy, trực tiếp "
            "làm việc với tập thể.",
            [
                "Ban Tổ chức Huyện ủy > hoàn tất hồ sơ.",
                "Đồng chí Lại Thế Vinh, Phó Bí thư Thường trực Huyện ủy > trực tiếp làm việc với tập thể.",
            ],
        ),
        (
            "Ban Thường vụ yêu cầu các cấp ủy không được chủ quan, lơ là. Đảng ủy các xã, thị trấn chỉ đạo "
            "duy trì 100% tổ Covid cộng đồng.",
            [
                "các cấp ủy > không được chủ quan, lơ là.",
                "Đảng ủy các xã, thị trấn > chỉ đạo duy trì 100% tổ Covid cộng đồng.",
            ],
        ),
        (
            "Căn cứ Chương trình công tác của Ban Thường vụ Tỉnh ủy, các cơ quan được giao chủ trì chủ "
            "động phối hợp với các cơ quan liên quan chuẩn bị nội dung. Đơn vị nào chậm tiến độ phải báo "
            "cáo bằng văn bản.",
            [
                "các cơ quan được giao chủ trì > chủ động phối hợp với các cơ quan liên quan chuẩn bị nội "
                "dung.",
                "Đơn vị nào chậm tiến độ > phải báo cáo bằng văn bản.",
            ],
        ),
        (
            "Hằng tháng, căn cứ Chương trình công tác trọng tâm của Ban Thường vụ Tỉnh ủy năm 2023 và đề "
            "xuất của các đơn vị, Văn phòng Tỉnh ủy phối hợp các cơ quan, đơn vị liên quan xây dựng chương "
            "trình công tác tháng. Khi phát sinh nhiệm vụ đột xuất, tham mưu Thường trực Tỉnh ủy bố trí "
            "vào thời gian thích hợp.",
            [
                "Văn phòng Tỉnh ủy > phối hợp các cơ quan, đơn vị liên quan xây dựng chương trình công tác "
                "tháng.",
                "Văn phòng Tỉnh ủy > tham mưu Thường trực Tỉnh ủy bố trí vào thời gian thích hợp.",
            ],
        ),
        (
            "Chuẩn bị: Trung tâm Phát triển quỹ đất báo cáo tiến độ, danh sách 46 hộ chưa nhận tiền; UBND "
            "phường Trường Lam báo cáo kết quả vận động. Tài liệu gửi Văn phòng HĐND và UBND thành phố "
            "trước 16 giờ ngày 08/3/2024.",
            [
                "Trung tâm Phát triển quỹ đất > báo cáo tiến độ, danh sách 46 hộ chưa nhận tiền",
                "UBND phường Trường Lam > báo cáo kết quả vận động. Tài liệu gửi Văn phòng HĐND và UBND "
                "thành phố trước 16 giờ ngày 08/3/2024.",
            ],
        ),
        (
            "Để có cơ sở hoàn thiện, trình UBND tỉnh xem xét, ban hành trong tháng 9/2023, Sở Nội vụ đề "
            "nghị các cơ quan, đơn vị, địa phương nghiên cứu, tham gia ý kiến bằng văn bản, tập trung vào "
            "các nội dung sau:",
            [
                "các cơ quan, đơn vị, địa phương > nghiên cứu, tham gia ý kiến bằng văn bản, tập trung vào "
                "các nội dung sau:"
            ],
        ),
        (
            "Thực hiện Công điện số 09/CĐ-UBND ngày 15/7/2022 của Chủ tịch UBND tỉnh về chủ động ứng phó "
            "với mưa lớn diện rộng; xét đề nghị của Phòng Kinh tế và Hạ tầng tại Tờ trình số 64/TTr-KTHT "
            "ngày 18/7/2022, Chủ tịch UBND huyện yêu cầu các cơ quan, đơn vị, địa phương thực hiện một số "
            "nội dung sau:",
            ["các cơ quan, đơn vị, địa phương > thực hiện một số nội dung sau:"],
        ),
        ("Đề nghị các đồng chí, các cơ quan, đơn vị:", []),
        (
            "Đề nghị: - Văn phòng Tỉnh ủy chuẩn bị báo cáo kết quả; phối hợp Văn phòng Ủy ban nhân dân "
            "tỉnh chuẩn bị các điều kiện.",
            [
                "Văn phòng Tỉnh ủy > chuẩn bị báo cáo kết quả; phối hợp Văn phòng Ủy ban nhân dân tỉnh "
                "chuẩn bị các điều kiện."
            ],
        ),
        (
            "Đối với Ban Tuyên giáo và Dân vận Tỉnh ủy, đồng chí đề nghị tăng cường nắm bắt tư tưởng cán bộ.",
            ["Ban Tuyên giáo và Dân vận Tỉnh ủy > tăng cường nắm bắt tư tưởng cán bộ."],
        ),
        (
            "Phó Bí thư Thường trực Tỉnh ủy yêu cầu Ban Thường vụ Thành ủy hoàn thiện văn kiện. Đồng chí "
            "giao Văn phòng Tỉnh ủy phối hợp với Công an tỉnh khảo sát hội trường.",
            [
                "Ban Thường vụ Thành ủy > hoàn thiện văn kiện.",
                "Văn phòng Tỉnh ủy > phối hợp với Công an tỉnh khảo sát hội trường.",
            ],
        ),
        (
            "Thường trực Tỉnh ủy đồng ý chủ trương, giao Ban Tổ chức Tỉnh ủy tham mưu; giao Văn phòng Tỉnh "
            "ủy theo dõi; Ban Nội chính phối hợp.",
            ["Ban Tổ chức Tỉnh ủy > tham mưu", "Văn phòng Tỉnh ủy > theo dõi", "Ban Nội chính > phối hợp."],
        ),
        (
            "Sau khi nghe các cơ quan báo cáo, ý kiến thảo luận của các đồng chí dự họp, Ban Thường vụ "
            "Huyện ủy thống nhất kết luận:",
            ["Ban Thường vụ Huyện ủy > thống nhất kết luận:"],
        ),
        ("Đơn vị chủ trì: Phòng Nội vụ.", ["Đơn vị > chủ trì: Phòng Nội vụ."]),
        (
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Thường "
            "trực Đảng ủy",
            ["các cơ quan, đơn vị > phản ánh về Thường trực Đảng ủy"],
        ),
        (
            "Riêng Sở Tài chính, Sở Tư pháp có ý kiến cụ thể về nguồn kinh phí",
            ["Sở Tài chính, Sở Tư pháp > có ý kiến cụ thể về nguồn kinh phí"],
        ),
        (
            "Giao Ban Tổ chức Thị ủy là cơ quan thường trực của Ban Chỉ đạo; chủ trì tham mưu quy chế làm "
            "việc",
            [
                "Ban Tổ chức Thị ủy > là cơ quan thường trực của Ban Chỉ đạo; chủ trì tham mưu quy chế làm "
                "việc"
            ],
        ),
    ],
)
def test_stretches(paragraph: str, found: list[str]) -> None:
    told = [
        f"{paragraph[one.who[0] : one.who[1]] if one.who else '-'} > "
        f"{paragraph[one.action : one.end].strip()}"
        for one in stretches(paragraph, label_end(paragraph))
    ]
    assert told == found


def test_stretches_do_not_overlap() -> None:
    text = (
        "Giao Văn phòng theo dõi; giao Ban Tổ chức tham mưu. Ban Dân vận phối hợp. Khi cần, báo cáo Thường "
        "trực."
    )
    found = stretches(text, 0)
    assert len(found) >= 3
    assert all(one.begin <= one.action < one.end for one in found)
    assert all(first.end <= second.begin for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Họp tại TP. Vinh. Giao Sở Nội vụ.", ["Họp tại TP. Vinh.", "Giao Sở Nội vụ."]),
        ("Xong (xem mục 1. Mục 2). Hết.", ["Xong (xem mục 1. Mục 2).", "Hết."]),
        ("Một câu", ["Một câu"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == parts


def test_clauses_are_parted_outside_brackets_only() -> None:
    text = "làm A (gồm B; C); làm D"
    assert [text[a:b].strip() for a, b in clauses(text, 0, len(text))] == ["làm A (gồm B; C)", "làm D"]


def test_requests_in_brackets_are_their_own() -> None:
    text = "- Thân nhân liệt sĩ (giao Sở Nội vụ mời), đại biểu (20 người)."
    found = list(bracketed(text))
    assert [text[one.action : one.end] for one in found] == ["mời"]
    assert "giao Sở Nội vụ" not in masked(text)
    assert "(20 người)" in masked(text)
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize(
    ("words", "barred"), [("không được chủ quan", True), ("nghiêm cấm biếu quà", True), ("kiểm tra", False)]
)
def test_forbidding(words: str, barred: bool) -> None:
    assert is_forbidding(words) is barred


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("Trạm Y tế xã", "phun thuốc khử khuẩn hội trường."),
        ("Phòng Tổng hợp", "scan toàn bộ tài liệu."),
        ("Đoàn Thanh niên phường", "dọn vệ sinh khu vực hội trường;"),
        ("Công an xã, Ban CHQS xã", "canh gác hội trường trước ngày 12/5."),
    ],
)
def test_an_unknown_verb_behind_the_name_of_an_office(who: str, what: str) -> None:
    text = f"{who} {what}"
    found = loosely_opened(text, 0)
    assert found is not None
    assert found.who is not None
    assert (text[found.who[0] : found.who[1]], text[found.action :]) == (who, what)


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng Đảng ủy xã.",
        "Các đồng chí Ủy viên Ban Thường vụ Đảng ủy.",
        "Đại diện các hộ dân.",
        "Ban Chỉ đạo gồm các đồng chí sau.",
        "Đồng chí Nguyễn Văn A, Phó Bí thư Đảng ủy.",
        "Hội nghị diễn ra trong một buổi.",
    ],
)
def test_a_name_alone_opens_nothing(text: str) -> None:
    assert loosely_opened(text, 0) is None
