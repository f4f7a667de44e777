from __future__ import annotations

import pytest

from vanban.facts.assignees import is_office, office_head, subject_at


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("các huyện, thành, thị ủy", "tin mời các thành phần"),
        ("Văn phòng Tỉnh ủy", "chuẩn bị báo cáo"),
        ("Phòng Cơ yếu - Công nghệ thông tin", "chuẩn bị hạ tầng kỹ thuật"),
        ("Khoa Xây dựng Đảng, Khoa Nhà nước và Pháp luật", "phân công giảng viên"),
        ("Chi đoàn Thanh niên", "phụ trách âm thanh"),
        ("Tổ an ninh", "giữ gìn trật tự"),
        ("Công đoàn cấp trên cơ sở", "tổ chức bầu đại biểu"),
        ("các đơn vị có mô hình trưng bày (Huyện ủy Đầm Bấc)", "hoàn thành lắp đặt"),
        ("Đoàn phường Vĩnh Thanh", "chuẩn bị hiện trường"),
        ("Trung tâm Dịch vụ tổng hợp xã", "tuyên truyền, đưa tin"),
        ("Các đồng chí báo cáo viên cấp tỉnh", "gửi lại kế hoạch tuyên truyền"),
        ("Ban Tổ chức Tỉnh ủy", "chuẩn bị các nội dung"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "chỉ đạo Trung tâm Công báo"),
        ("Viễn thông Hà Tĩnh", "đảm bảo kết nối"),
        ("Điện lực Hà Tĩnh", "chỉ đạo ổn định"),
        ("Báo Hà Tĩnh, Đài Phát thanh - Truyền hình tỉnh", "cử phóng viên dự"),
        (
            "Các huyện, thành, thị ủy, đảng ủy trực thuộc, các ban, sở, ngành, đoàn thể cấp tỉnh",
            "tin mời thành phần",
        ),
        ("các cơ quan được giao chủ trì", "chủ động phối hợp với các cơ quan liên quan"),
        ("Đơn vị nào chậm tiến độ", "phải báo cáo"),
        ("Ủy ban Kiểm tra Tỉnh ủy, các ban của Tỉnh ủy", "theo chức năng tham gia ý kiến"),
        ("Đảng đoàn, ban cán sự đảng, lãnh đạo các sở, ban, ngành", "lập hồ sơ"),
        ("Đồng chí Lại Thế Vinh, Phó Bí thư Thường trực Huyện ủy", "trực tiếp làm việc"),
        ("Các cơ quan chủ trì", "chuẩn bị nội dung"),
        ("Các cơ quan được phân công tham luận", "tiếp tục bổ sung"),
        ("Các đơn vị có nội dung", "trình Ban Thường vụ chiều 05/6 gửi tài liệu"),
        ("UBND các xã, thị trấn", "kiện toàn"),
        ("UBND xã Tân Thịnh và UBND xã Yên Lộc", "khẩn trương di dời"),
        ("Công ty TNHH MTV Thủy lợi Bắc Lam", "bố trí lực lượng"),
        ("Phòng Văn hóa và Thông tin", "trình bày dự thảo"),
        ("Hạt Quản lý đường bộ Phú Khê", "khơi thông"),
        ("Công an xã", "xây dựng phương án"),
        ("Ban cán sự đảng Ủy ban nhân dân huyện", "tiếp thu ý kiến"),
        ("Ban Dân vận Huyện ủy", "chủ trì, cùng Mặt trận"),
        ("Đảng ủy các xã, thị trấn", "chỉ đạo duy trì"),
        ("Đảng ủy Quân sự, Đảng ủy Công an huyện", "rà soát"),
        ("Trưởng Ban Chỉ đạo", "quyết định thành lập"),
        ("Thường trực HĐND tỉnh, UBND tỉnh, các tổ chức chính trị - xã hội tỉnh", "cử đại diện"),
        ("Trung tâm Phát triển quỹ đất", "báo cáo tiến độ"),
        ("Các tổ chức chính trị - xã hội xã", "vận động"),
        ("Ban Quản lý dự án đầu tư xây dựng huyện", "hoàn thành"),
        ("Thủ trưởng các cơ quan, đơn vị", "chịu trách nhiệm"),
        ("Chánh Văn phòng HĐND và UBND huyện", "theo dõi"),
        ("cơ quan thường trực", "cần có báo cáo tổng hợp"),
        ("Ban Thường vụ Tỉnh ủy", "tổ chức gặp mặt"),
        ("Đồng chí Phan Thế Cường", "biểu dương"),
        ("Sở Công Thương, Sở Du lịch", "chuẩn bị không gian"),
        ("Bảo hiểm xã hội huyện", "rà soát"),
        ("Bộ phận tiếp nhận và trả kết quả", "cập nhật"),
        ("từng cơ quan", "xây dựng kế hoạch"),
    ],
)
def test_the_name_ends_where_the_predicate_begins(who: str, what: str) -> None:
    sentence = f"{who} {what}"
    found = subject_at(sentence)
    assert found is not None
    assert (sentence[found.start : found.end], sentence[found.predicate :]) == (who, what)


@pytest.mark.parametrize(
    "name",
    [
        "Các huyện, thành, thị ủy:",
        "Thường trực các huyện, thành, thị ủy, Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh:",
        "Ban Thường trực Ủy ban MTTQ Việt Nam các huyện, thị xã, thành phố",
        "Phòng Tuyên truyền - Báo chí - Xuất bản:",
        "các đồng chí ủy viên Ban Thường vụ phụ trách địa bàn dự và chỉ đạo",
        "Các chi bộ trực thuộc",
        "Ban Xây dựng Đảng Đảng ủy",
    ],
)
def test_names_of_offices(name: str) -> None:
    assert is_office(name)
    assert subject_at(name) is None


@pytest.mark.parametrize(
    "words",
    [
        "Hội nghị được tổ chức có chất lượng",
        "Báo cáo tình hình kinh tế",
        "Ban hành kế hoạch kiểm điểm",
        "Tổ chức hội nghị",
        "Phòng, chống dịch",
        "Hội nghị diễn ra vào chiều ngày 24/5",
        "Bộ máy chính quyền",
        "Ban hành",
        "Trường hợp vắng mặt phải báo cáo",
        "Thành phần dự họp",
        "Tỷ lệ hộ nghèo giảm còn 1,9%",
        "công tác tuyên truyền",
        "Xã hội hóa nguồn lực",
        "Đoàn kết, sáng tạo",
    ],
)
def test_these_name_no_office(words: str) -> None:
    assert not office_head(words)
    assert not is_office(words)


@pytest.mark.parametrize(
    "told",
    [
        "Ban Thường vụ Huyện ủy đã tập trung lãnh đạo thực hiện",
        "Các cơ quan đang triển khai",
        "Chi bộ Phòng Hậu cần chưa ban hành quy chế",
        "UBND xã vừa ban hành Kế hoạch",
    ],
)
def test_what_was_done_is_no_predicate(told: str) -> None:
    assert subject_at(told) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Các tập thể, cá nhân thuộc diện Huyện ủy quản lý gửi bản kiểm điểm trước ngày 10/01/2024",
            "Các tập thể, cá nhân thuộc diện Huyện ủy quản lý",
        ),
        ("Cấp huyện và tương đương hoàn thành trước ngày 31/12/2023", "Cấp huyện và tương đương"),
        ("UBND các xã tự chấm điểm, gửi kết quả trước ngày 30/10/2024", "UBND các xã"),
        ("Các địa phương chủ động ứng phó với bão", "Các địa phương"),
        ("Các cơ quan được giao tham mưu chuẩn bị đề án đúng tiến độ", "Các cơ quan được giao tham mưu"),
        (
            "Các đơn vị được giao nhiệm vụ chủ trì chuẩn bị tài liệu gửi Văn phòng",
            "Các đơn vị được giao nhiệm vụ chủ trì chuẩn bị tài liệu",
        ),
    ],
)
def test_names_that_end_before_their_duty(text: str, who: str) -> None:
    found = subject_at(text)
    assert (found and text[found.start : found.end]) == who


@pytest.mark.parametrize("words", ["tập thể", "tập thể, cá nhân"])
def test_whom_a_review_is_about_is_no_office(words: str) -> None:
    assert not office_head(f"{words}: Kiểm điểm việc thực hiện nhiệm vụ")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Các chi hội phụ nữ",
            "Mỗi chi đoàn",
            "Công đoàn cơ sở",
            "Các Liên đội",
            "Thư viện tỉnh",
            "Quỹ Hỗ trợ nông dân",
        ),
        *(
            "Đồn Biên phòng Hải Lam",
            "Tổng công ty Điện lực",
            "Câu lạc bộ Hưu trí",
            "Ấp Hòa Bình",
            "Buôn Kô Tam",
        ),
        *("Dân quân xã", "Ban nhân dân ấp", "Trung đoàn 1", "Tổng Biên tập", "Phụ huynh học sinh"),
    ],
)
def test_more_bodies_of_communes_and_schools(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize(
    "words", ["làng nghề được công nhận", "quỹ đất công", "đồn điền cà phê", "buôn bán nhỏ"]
)
def test_words_that_only_begin_like_them(words: str) -> None:
    assert not office_head(words)
