from __future__ import annotations

import pytest

from tests.vanban.facts.task_papers import PAPERS
from tests.vanban.reading_of import reading_of


def told(text: str) -> list[str]:
    """The tasks of every document of a text, one a line: who, the first words of what, by when."""
    return [
        f"{task.assignee or '-'} | {task.action[:30]} | {(task.deadline and task.deadline.due) or '-'}"
        for document in reading_of(text).documents
        for task in document.tasks
    ]


EXPECTED: dict[str, list[str]] = {
    "letter_of_preparation": [
        "Đảng ủy UBND phường | chỉ đạo xây dựng báo cáo kết q | 2026-06-15",
        "Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy | báo cáo kết quả công tác xây d | 2026-06-12",
        "Văn phòng Đảng ủy | Tổng hợp, xây dựng dự thảo báo | 2026-06-18",
        "Văn phòng Đảng ủy | Tham mưu giấy mời, chương trìn | -",
        "Các chi bộ trực thuộc | báo cáo kết quả thực hiện nhiệ | 2026-06-10T17:00",
    ],
    "conclusions_of_a_visit": [
        "Ban Thường vụ Huyện ủy Đông Vân | Đẩy nhanh tiến độ giải phóng m | 2024-06-30",
        "Ban Thường vụ Huyện ủy Đông Vân | Rà soát, bổ sung quy hoạch cán | -",
        "Ban Thường vụ Huyện ủy Đông Vân | Chỉ đạo xử lý dứt điểm các vụ  | -",
        "Ban cán sự đảng UBND tỉnh | chỉ đạo Sở Giao thông vận tải  | 2024-06-30",
        "Ban Tổ chức Tỉnh ủy | thẩm định, tham mưu Ban Thường | 2024-05-15",
        "Sở Tài chính | nghiên cứu, tham mưu UBND tỉnh | -",
        "Ban Tuyên giáo Tỉnh ủy, Ban Dân vận Tỉnh ủy, Mặt trận Tổ quốc và các đoàn thể tỉnh "
        "| tăng cường tuyên truyền, vận đ | -",
        "Văn phòng Tỉnh ủy | theo dõi, đôn đốc, báo cáo kết | -",
    ],
    "plan_with_fields": [
        "Phòng Tư pháp | Rà soát, hệ thống hóa văn bản  | 2024-09-30",
        "UBND các xã, thị trấn | Tổ chức đối thoại với người dâ | 2024-09-30",
        "Văn phòng HĐND và UBND huyện | Công khai 100% thủ tục hành ch | -",
        "Văn phòng HĐND và UBND | Kiểm tra công tác kiểm soát th | 2024-10-31",
        "Phòng Nội vụ | chủ trì, phối hợp với các cơ q | -",
        "Phòng Tài chính - Kế hoạch | tham mưu bố trí kinh phí thực  | -",
        "Thủ trưởng các cơ quan chuyên môn; Chủ tịch UBND các xã, thị trấn "
        "| Căn cứ Kế hoạch này, xây dựng  | 2024-01-31",
        "Thủ trưởng các cơ quan chuyên môn; Chủ tịch UBND các xã, thị trấn "
        "| Báo cáo định kỳ hằng quý (trướ | -",
        "Phòng Nội vụ | Là cơ quan thường trực, tham m | -",
        "Phòng Nội vụ | Tham mưu thành lập đoàn kiểm t | 2024-04-30",
        "Ủy ban MTTQ huyện và các tổ chức chính trị - xã hội huyện | phối hợp tuyên truyền, giám sá | -",
    ],
    "invitation_with_requests": [
        "các đồng chí | gửi câu hỏi, nội dung đối thoạ | 2023-07-08",
        "Đảng ủy các xã, thị trấn | đăng ký danh sách đại biểu về  | 2023-07-10T16:00",
        "Văn phòng Huyện ủy | chuẩn bị hội trường, tài liệu | -",
        "Ban Tuyên giáo Huyện ủy | chỉ đạo Trung tâm Văn hóa - Tr | -",
        "đồng chí Chánh Văn phòng Huyện ủy | chịu trách nhiệm kiểm tra công | 2023-07-13",
    ],
    "letter_that_asks_for_reports": [
        "quý đơn vị | báo cáo kết quả theo mẫu gửi k | 2023-12-05",
    ],
    "commune_plan": [
        "Ủy ban nhân dân xã | Chuẩn bị báo cáo tình hình phá | 2024-03-25",
        "MTTQ và các đoàn thể chính trị - xã hội xã | Tuyên truyền, vận động đoàn vi | 2024-03-20",
        "Trường THCS Yên Lộc | Cho mượn bàn ghế, cử đội văn n | -",
        "Ban Công an, Ban CHQS xã | Đảm bảo an ninh trật tự trước, | -",
        "Đồng chí Nguyễn Thị Hoa - Chủ tịch UBMTTQ xã | chủ trì điều hành phần đối tho | -",
        "Các đồng chí bí thư chi bộ, trưởng thôn | thông báo rộng rãi đến nhân dâ | 2024-03-22",
        "Đ/c Lan, Văn phòng | đón tiếp đại biểu | -",
        "Đ/c Hùng, Văn hóa xã | trang trí khánh tiết, loa máy  | 2024-03-28T16:00",
    ],
    "conclusions_with_letters": [
        "UBND thành phố Hải Lam | khẩn trương phê duyệt phương á | 2023-09-30",
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh | đôn đốc nhà thầu tăng ca, kíp; "
        "| 2023-08-28",
        "Sở Tài nguyên và Môi trường | chủ trì, hướng dẫn UBND thành  | -",
        "Sở Xây dựng | phối hợp các đơn vị liên quan  | 2023-09-30",
        "Sở Kế hoạch và Đầu tư | thẩm định nguồn vốn, báo cáo U | 2023-09-10",
        "Văn phòng UBND tỉnh | theo dõi, tổng hợp | -",
    ],
    "letter_of_a_course": [
        "các đồng chí | quan tâm chỉ đạo, cử cán bộ th | 2024-09-25",
        "Trường Chính trị tỉnh | chịu trách nhiệm chuẩn bị hội  | -",
    ],
    "postponement": [
        "bí thư chi bộ các tổ dân phố | thông báo đến đại biểu được mờ | -",
        "Các đơn vị được giao chuẩn bị tham luận | tiếp tục hoàn thiện, gửi lại V | 2025-11-15T17:00",
    ],
    "inspection_plan": [
        "Ủy ban Kiểm tra Đảng ủy | chủ trì, phối hợp với Văn phòn | -",
        "Các chi bộ được kiểm tra | chuẩn bị báo cáo bằng văn bản  | -",
        "Các đoàn kiểm tra | tiến hành kiểm tra theo đúng q | -",
        "Văn phòng Đảng ủy | bố trí phương tiện, kinh phí p | -",
        "Từng đồng chí Đảng ủy viên | căn cứ nhiệm vụ được phân công | -",
    ],
    "duties_under_capitals": [
        "VĂN PHÒNG HUYỆN ỦY | Xây dựng kịch bản điều hành, m | -",
        "VĂN PHÒNG HUYỆN ỦY | Chuẩn bị nước uống, hoa, bảng  | -",
        "BAN DÂN VẬN HUYỆN ỦY | Tổng hợp câu hỏi của cơ sở, ph | 2022-05-20",
        "ỦY BAN NHÂN DÂN HUYỆN | Giao các phòng chuyên môn chuẩ | -",
        "Đồng chí Hồ Sỹ Nam - Phó Bí thư Thường trực Huyện ủy | chỉ đạo chung | -",
        "Đồng chí Chánh Văn phòng Huyện ủy | kiểm tra công tác chuẩn bị, bá | 2022-05-24",
    ],
    "council_resolution": [
        "Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân, Tổ đại biểu "
        "và đại biểu Hội đồng nhân dân tỉnh "
        "| giám sát việc thực hiện Nghị q | -",
        "Ủy ban nhân dân tỉnh | báo cáo Hội đồng nhân dân tỉnh | -",
    ],
    "invitation_with_duties": [
        "Phòng Văn hóa - Xã hội | chuẩn bị báo cáo, tài liệu phụ | -",
        "Văn phòng HĐND và UBND | chuẩn bị phòng họp, máy chiếu, | 2025-10-06T13:30",
        "Các đồng chí được mời | nghiên cứu tài liệu và chuẩn b | -",
    ],
    "directive": [
        "các cấp ủy, tổ chức đảng, cơ quan, đơn vị | Chăm lo đời sống Nhân dân, nhấ | 2023-01-15",
        "các cấp ủy, tổ chức đảng, cơ quan, đơn vị | Tổ chức các hoạt động văn hóa, | -",
        "Ban Cán sự đảng UBND thành phố | chỉ đạo bảo đảm cung ứng hàng  | -",
        "Đảng ủy Công an, Đảng ủy Quân sự thành phố | phân công lực lượng trực sẵn s | -",
        "Ủy ban MTTQ và các đoàn thể | vận động đoàn viên, hội viên t | -",
        "Các cấp ủy, cơ quan, đơn vị | phân công trực Tết; báo cáo tì | 2023-01-26T15:00",
        "Văn phòng Thành ủy | chủ trì, phối hợp với các ban  | -",
    ],
    "dialogue_plan": [
        "Văn phòng Huyện ủy | mời | -",
        "Đảng ủy các xã, thị trấn | thông báo mời và chuẩn bị phươ | -",
        "Ban Dân vận Huyện ủy | Là cơ quan thường trực giúp Ba | -",
        "Ban Dân vận Huyện ủy | Xây dựng chương trình, kịch bả | 2022-09-05",
        "Ban Dân vận Huyện ủy | Tổng hợp các ý kiến, kiến nghị | 2022-08-30",
        "Ủy ban nhân dân huyện | Chỉ đạo các phòng, ngành liên  | 2022-09-09",
        "Ủy ban nhân dân huyện | Bảo đảm kinh phí phục vụ gặp m | -",
        "Văn phòng Huyện ủy | Tham mưu ban hành giấy mời | -",
        "Văn phòng Huyện ủy | Chủ trì, phối hợp với Trung tâ | 2022-09-15T16:00",
        "Ban Tuyên giáo Huyện ủy | chỉ đạo, định hướng công tác t | -",
        "MTTQ và các đoàn thể cấp huyện | chỉ đạo đoàn thể cơ sở nắm bắt | 2022-08-28",
        "Công an huyện | Có phương án bảo đảm an ninh t | -",
        "đảng ủy các xã, thị trấn | Tổ chức lấy ý kiến của cán bộ, | 2022-08-25",
        "đảng ủy các xã, thị trấn | Lập danh sách đại biểu tham dự | 2022-09-01",
        "Các đồng chí Huyện ủy viên phụ trách xã, thị trấn | Dự và chỉ đạo việc chuẩn bị ở  | -",
        "Ban Dân vận Huyện ủy | theo dõi, đôn đốc việc thực hi | -",
    ],
    "letter_that_ends_in_a_colon": [
        "các sở, ban, ngành, UBND các huyện, thành phố, thị xã | Tập trung đẩy nhanh tiến độ th | -",
        "các sở, ban, ngành, UBND các huyện, thành phố, thị xã | Rà soát các dự án chậm tiến độ | 2023-10-15",
        "các sở, ban, ngành, UBND các huyện, thành phố, thị xã | Định kỳ trước ngày 25 hằng thá | -",
        "các sở, ban, ngành, UBND các huyện, thành phố, thị xã | Chịu trách nhiệm trước UBND tỉ | -",
        "Chủ đầu tư | nộp hồ sơ quyết toán các dự án | -",
    ],
    "plan_with_run_in_offices": [
        "Đ/c Trưởng Ban Tuyên giáo - Phó Trưởng Ban Thường trực | chỉ đạo chung | -",
        "Cơ quan Thường trực (Ban Tuyên giáo Tỉnh ủy) | xây dựng chương trình, mời báo | 2024-03-31",
        "Tổ Thư ký giúp việc | theo dõi, điểm danh, tổng hợp  | -",
        "Văn phòng Tỉnh ủy | cấp kinh phí theo quy định | -",
        "Ban Chỉ đạo 35 các huyện, thị xã, thành phố | cử học viên đúng thành phần, đ | 2024-03-30",
        "Sở Thông tin và Truyền thông | phối hợp Viễn thông tỉnh bảo đ | -",
    ],
    "draft_for_comment": [
        "các cơ quan, đơn vị | nghiên cứu, góp ý và đăng ký c | 2023-12-05",
    ],
    "conclusions_of_a_dialogue": [
        "UBND xã | chỉ đạo thu gom rác thải 2 lần | 2023-09-30",
        "Mặt trận và các đoàn thể | vận động nhân dân phân loại rá | -",
        "Công chức Địa chính - Xây dựng | khảo sát tuyến đường xóm 5, lậ | 2023-08-30",
        "đồng chí Chủ tịch UBND xã | trực tiếp chỉ đạo giải quyết đ | -",
        "Văn phòng Đảng ủy | tổng hợp báo cáo Thành ủy | -",
        "các ngành, đoàn thể, các xóm | tổ chức thực hiện, định kỳ hàn | -",
        "Khối Dân vận | theo dõi đôn đốc việc thực hiệ | -",
    ],
    "list_without_dashes": [
        "ban thường vụ các đảng ủy, chi ủy trực thuộc | Tổ chức quán triệt Kế hoạch đế | 2023-01-31",
        "ban thường vụ các đảng ủy, chi ủy trực thuộc | Xây dựng kế hoạch thực hiện ở  | -",
        "ban thường vụ các đảng ủy, chi ủy trực thuộc | Định kỳ 6 tháng, hằng năm báo  | -",
        "Ban Tuyên giáo Huyện ủy | hướng dẫn, theo dõi việc thực  | -",
    ],
    "letter_of_assignment": [
        "Ban Xây dựng Đảng | nghiên cứu, tham mưu Ban Thườn | 2025-12-10",
        "Đảng ủy UBND xã | chỉ đạo lồng ghép nội dung chu | -",
        "Ủy ban MTTQ Việt Nam xã | hướng dẫn đoàn viên, hội viên  | -",
        "Văn phòng Đảng ủy | theo dõi, đôn đốc các cơ quan  | -",
    ],
    "invitation_to_a_session": [
        "Ban cán sự đảng UBND tỉnh | gửi tài liệu (20 bộ) về Văn ph | 2024-08-03T14:00",
        "các đồng chí | nghiên cứu trước và mang theo  | -",
    ],
    "conclusions_of_an_inspection": [
        "Ban Chấp hành Đảng bộ | kiểm điểm, rút kinh nghiệm, có | 2023-04-30",
        "Uỷ ban Kiểm tra Đảng uỷ | theo dõi, đôn đốc việc khắc ph | -",
    ],
    "letter_without_a_head": [
        "Đảng ủy các xã, phường | Báo cáo số lượng điểm cầu, đại | 2025-08-12",
        "Đảng ủy các xã, phường | Cử cán bộ kỹ thuật trực tại đi | 2025-08-14T15:00",
    ],
    "guidance": [
        "Ban tuyên giáo các huyện, thị, thành ủy | tham mưu cấp ủy ban hành kế ho | -",
        "Sở Thông tin và Truyền thông, Hội Nhà báo tỉnh | định hướng các cơ quan báo chí | -",
        "Sở Văn hóa và Thể thao | hướng dẫn tuyên truyền cổ động | 2023-05-02",
        "Báo Hải Lam, Đài Phát thanh và Truyền hình tỉnh, Tạp chí Sông Lam | tăng thời lượng tin, bài | -",
        "Đội ngũ báo cáo viên, tuyên truyền viên các cấp | tích cực tuyên truyền miệng | -",
        "Các cơ quan, đơn vị | báo cáo kết quả về Ban Tuyên g | 2023-09-10",
        "Các cơ quan, đơn vị | riêng các ngày lễ đầu năm báo  | 2023-05-15",
    ],
    "standing_duties": [
        "Đồng chí Hồ Văn Lâm, Bí thư Đảng ủy, Chủ tịch HĐND xã | Phụ trách chung, chịu trách nh | -",
        "Đồng chí Hồ Văn Lâm, Bí thư Đảng ủy, Chủ tịch HĐND xã | Trực tiếp phụ trách công tác t | -",
        "Đồng chí Lê Thị Mơ, Phó Bí thư Thường trực Đảng ủy | Giúp đồng chí Bí thư điều hành | -",
    ],
    "telegram": [
        "Chủ tịch UBND các xã, thị trấn | Hoãn các cuộc họp không cấp bá | -",
        "Chủ tịch UBND các xã, thị trấn | Rà soát, sơ tán dân ở vùng ngu | 2024-09-18T17:00",
        "Chủ tịch UBND các xã, thị trấn | Báo cáo tình hình về Văn phòng | -",
        "Ban CHQS huyện, Công an huyện | chuẩn bị lực lượng, phương tiệ | -",
        "Phòng Giáo dục và Đào tạo | quyết định cho học sinh nghỉ h | -",
        "Các thành viên Ban Chỉ huy theo địa bàn được phân công | trực tiếp xuống cơ sở kiểm tra | -",
        "Phòng Nông nghiệp và PTNT | theo dõi, tổng hợp báo cáo kịp | -",
    ],
    "resolution": [
        "Các chi bộ | xây dựng nghị quyết chuyên đề  | 2026-06-30",
        "Ban Thường vụ Đảng ủy | cụ thể hóa Nghị quyết thành ch | -",
        "Đảng ủy UBND phường | lãnh đạo UBND phường xây dựng  | -",
        "Các ban xây dựng Đảng, UBKT, Văn phòng Đảng ủy | theo chức năng, nhiệm vụ tham  | -",
        "MTTQ và các tổ chức chính trị - xã hội phường | xây dựng chương trình hành độn | -",
    ],
    "letter_of_a_session": [
        "các đơn vị | chuẩn bị báo cáo tham luận (kh | 2023-06-05",
        "các đơn vị | đăng ký đại biểu tại đường lin | 2023-06-06T16:00",
    ],
    "reception_days": [
        "Văn phòng HĐND và UBND xã | bố trí cán bộ tiếp công dân th | -",
        "Công an xã | bảo đảm an ninh trật tự | -",
    ],
    "letter_of_a_line_test": [
        "các chi bộ | Thông báo, triệu tập đảng viên | -",
        "các chi bộ | Chuẩn bị phòng họp, đường truy | 2025-08-19T14:00",
        "các chi bộ | Gửi danh sách đại biểu trước 1 | 2025-08-10",
    ],
    "decision": [
        "Ban Dân vận Tỉnh ủy | chủ trì, phối hợp với Văn phòn | -",
    ],
    "minutes": [
        "UBND xã | khẩn trương khắc phục tuyến đư | 2025-11-05",
        "Ban Xây dựng Đảng | tham mưu kế hoạch kiểm điểm cu | 2025-10-30",
        "Văn phòng | ban hành thông báo kết luận tr | -",
    ],
    "letter_with_results": [
        "các chi bộ | rà soát đảng viên đi làm ăn xa | 2026-06-10",
        "Các chi bộ trực thuộc | Kết quả rà soát gửi về Đảng ủy | 2026-06-15",
        "Ban Xây dựng Đảng | tổng hợp | -",
        "Văn phòng Đảng ủy | in biểu mẫu; gửi các chi bộ ng | 2026-06-03",
    ],
    "invitation_of_guests": [],
    "invitation_with_bridge_points": [
        "Phòng Tài nguyên và Môi trường | chuẩn bị tài liệu, gửi Văn phò | 2023-11-09T16:00",
        "Trung tâm Viễn thông | kết nối, kiểm tra đường truyền | 2023-11-10T13:30",
        "UBND các xã, thị trấn | chuẩn bị phòng họp, cán bộ kỹ  | -",
    ],
    "week_schedule": [],
    "report": ["Phòng Kế hoạch | tổng hợp theo dõi | -"],
    "inspection_programme": [
        "Ủy ban Kiểm tra Đảng ủy | tham mưu Ban Thường vụ xây dựn | -",
        "Các chi bộ trực thuộc | căn cứ Chương trình này xây dự | 2024-01-25",
    ],
    "letter_with_lists_in_a_line": [
        "Ban Dân vận Huyện ủy | Tổng hợp, phân loại các ý kiến | 2024-08-12",
        "Ban Dân vận Huyện ủy | Xây dựng kịch bản chi tiết; (2 | -",
        "Văn phòng Huyện ủy | Chuẩn bị giấy mời, tài liệu | -",
        "Văn phòng Huyện ủy | Phối hợp với Trung tâm Văn hóa | 2024-08-19T15:00",
        "Ủy ban nhân dân huyện và các phòng, ban, ngành liên quan | Chuẩn bị báo cáo giải trình cá | -",
        "Ủy ban nhân dân huyện và các phòng, ban, ngành liên quan | Cử lãnh đạo dự Hội nghị | -",
        "Ủy ban nhân dân huyện và các phòng, ban, ngành liên quan | Báo cáo kết quả giải quyết kiế | -",
        "Các đồng chí Ủy viên Ban Chấp hành được phân công chỉ đạo xã | theo dõi, nắm tình hình, báo c | -",
    ],
    "letter_from_the_centre": [
        "các tỉnh ủy, thành ủy | báo cáo tình hình, kết quả sắp | 2025-03-15",
    ],
    "youth_plan": [
        "Các đơn vị | báo cáo kết quả về Tỉnh đoàn | 2024-04-05",
        "Ban Thanh niên nông thôn Tỉnh đoàn | Tham mưu tổ chức Lễ ra quân; t | -",
        "Văn phòng Tỉnh đoàn | chuẩn bị kinh phí, phương tiện | -",
        "Các huyện, thị, thành đoàn, đoàn trực thuộc | Xây dựng kế hoạch và triển kha | -",
        "Các huyện, thị, thành đoàn, đoàn trực thuộc | Báo cáo kết quả (kèm hình ảnh) | 2024-04-05",
    ],
    "conclusions_with_numbers": [
        "Đảng ủy UBND xã | Hoàn thành giải phóng mặt bằng | 2025-08-31",
        "Đảng ủy UBND xã | Rà soát hộ nghèo, báo cáo Ban  | 2025-08-31",
        "Đảng ủy UBND xã | Chuẩn bị các điều kiện khai gi | -",
        "Phòng Kinh tế | thẩm định, trình UBND xã quyết | -",
        "Đồng chí Chủ nhiệm UBKT Đảng ủy | tham mưu kiểm tra việc thực hi | 2025-09-30",
    ],
    "plan_without_numbers": [
        "Hội Liên hiệp Phụ nữ xã | chủ trì, phối hợp với Văn phòn | 2024-07-10",
        "UBND xã | Chỉ đạo công chức liên quan ch | -",
        "Công an xã, Ban CHQS xã | đảm bảo ANTT | -",
        "Đài truyền thanh xã | Tuyên truyền trước, trong, sau | -",
        "Chi bộ các xóm, Ban công tác Mặt trận các xóm | tuyên truyền, vận động hội viê | 2024-07-12",
    ],
    "joint_plan": [
        "Thường trực HĐND huyện | Xây dựng lịch tiếp xúc, gửi UB | 2024-04-25",
        "Thường trực HĐND huyện | Tổng hợp ý kiến, kiến nghị của | -",
        "Uỷ ban nhân dân huyện | Cử đại diện lãnh đạo dự các đi | -",
        "Công an huyện | có kế hoạch bảo đảm an ninh tr | -",
        "Ban Thường trực Uỷ ban MTTQ huyện | Hướng dẫn Uỷ ban MTTQ các xã c | 2024-05-25",
        "Thường trực HĐND, UBND, Uỷ ban MTTQ các xã, thị trấn | Chuẩn bị hội trường, thông báo | -",
        "Thường trực HĐND, UBND, Uỷ ban MTTQ các xã, thị trấn | Mời đại biểu, cử tri dự đúng t | -",
    ],
    "answers_after_a_dialogue": [
        "Phòng Kinh tế | phối hợp Chi nhánh Văn phòng Đ | 2025-11-30",
        "UBND xã | khảo sát, đưa vào kế hoạch đầu | 2025-12-15",
        "Trung tâm Dịch vụ công ích | sửa chữa đường ống, cấp nước ổ | -",
        "Văn phòng HĐND và UBND | tổng hợp, tham mưu trả lời bằn | 2025-11-30",
        "Ủy ban MTTQ Việt Nam xã và các đoàn thể | giám sát việc thực hiện Thông  | -",
        "Văn phòng Đảng ủy | theo dõi, đôn đốc, định kỳ hằn | -",
    ],
    "programme_of_action": [
        "Ban Tuyên giáo Tỉnh ủy | chủ trì, hướng dẫn công tác tu | -",
        "Các huyện ủy, thị ủy, thành ủy, ban cán sự đảng, đảng đoàn, đảng ủy trực thuộc Tỉnh ủy "
        "| tổ chức quán triệt, xây dựng k | 2023-10-30",
        "Ban cán sự đảng UBND tỉnh | lãnh đạo, chỉ đạo cụ thể hóa C | -",
        "Đảng đoàn HĐND tỉnh | lãnh đạo ban hành cơ chế, chín | -",
        "Ban Kinh tế (Văn phòng Tỉnh ủy) | theo dõi, đôn đốc, sơ kết, tổn | -",
    ],
    "training_plan": [
        "Đồng chí Trưởng Ban | Khai mạc lớp học; giảng chuyên | -",
        "Đồng chí Phó Trưởng Ban Thường trực | trực tiếp chỉ đạo, điều hành l | -",
        "Phòng Dân vận các cơ quan nhà nước | Chủ trì tham mưu công văn triệ | 2023-03-20",
        "Phòng Dân vận các cơ quan nhà nước | Liên hệ, mời báo cáo viên; tổn | 2023-03-31",
        "Phòng Đoàn thể và các hội | Quản lý lớp, điểm danh, bế giả | -",
        "Văn phòng Ban | Lập dự toán kinh phí, trình lã | 2023-03-15",
        "Văn phòng Ban | Bố trí xe, nơi ăn, nghỉ cho gi | -",
        "Ban dân vận các huyện, thị, thành ủy | Cử cán bộ tham gia đúng đối tư | 2023-03-31",
    ],
    "letter_to_many": [
        "Phòng Lao động - TB&XH | Chủ trì, phối hợp với các ngàn | 2024-05-25",
        "Phòng Lao động - TB&XH | Theo dõi, kiểm tra việc thực h | -",
        "Phòng Giáo dục và Đào tạo | chỉ đạo các trường học tuyên t | -",
        "Thành đoàn | Phối hợp tổ chức các hoạt động | -",
        "UBND các phường, xã | rà soát, cắm biển cảnh báo tại | 2024-05-30",
        "các đơn vị | nghiêm túc triển khai thực hiệ | 2024-09-15",
    ],
    "regulation": [],
    "speech": [],
    "report_by_letter": [],
    "proposal": [],
    "conclusions_of_a_briefing": [
        "Các chi, đảng bộ cơ sở | tiếp tục đẩy mạnh học tập và l | -",
        "Ban Tổ chức Huyện ủy | tham mưu Kế hoạch luân chuyển  | 2024-04-15",
        "UBKT Huyện ủy | kết luận 02 cuộc kiểm tra dấu  | 2024-04-30",
        "Đảng bộ UBND huyện | Tập trung giải phóng mặt bằng  | 2024-04-30",
        "Đảng bộ UBND huyện | Chỉ đạo Phòng NN&PTNT phối hợp | -",
        "đồng chí Trần Văn Bình, Phó Bí thư, Chủ tịch UBND huyện | trực tiếp đối thoại với các hộ "
        "| 2024-04-20",
        "Đảng ủy Quân sự huyện, Đảng ủy Công an huyện | duy trì nghiêm chế độ trực, nắ | -",
        "Mặt trận, các đoàn thể | chuẩn bị tốt Đại hội MTTQ huyệ | -",
        "Trung tâm Chính trị huyện | mở lớp bồi dưỡng kết nạp Đảng | -",
        "Hội Nông dân, Hội Phụ nữ | phối hợp Ngân hàng CSXH giải n | -",
    ],
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_tasks_of_a_paper(name: str) -> None:
    assert told(PAPERS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_task_quotes_its_text(name: str) -> None:
    read = reading_of(PAPERS[name])
    for document in read.documents:
        for task in document.tasks:
            assert read.text[task.span.start : task.span.end] == task.action
            if task.deadline is not None:
                assert (
                    read.text[task.deadline.span.start : task.deadline.span.end].strip() == task.deadline.text
                )
