"""Papers of invented offices for the tests of tasks: letters, plans, conclusions, invitations."""

from __future__ import annotations

PAPERS: dict[str, str] = {
    "letter_of_preparation": """\
ĐẢNG BỘ TỈNH HẢI LAM
ĐẢNG ỦY PHƯỜNG BẾN CHÂU
*
Số 215-CV/ĐU
Về việc chuẩn bị hội nghị sơ kết 6 tháng đầu năm
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Châu, ngày 02 tháng 6 năm 2026

Kính gửi:
- Đảng ủy UBND phường,
- Các cơ quan tham mưu, giúp việc Đảng ủy,
- Các chi bộ trực thuộc.

Thực hiện Chương trình công tác năm 2026, để chuẩn bị tốt nội dung Hội nghị Ban Chấp hành sơ kết \
công tác 6 tháng đầu năm 2026, Thường trực Đảng ủy yêu cầu:

1. Đảng ủy UBND phường chỉ đạo xây dựng báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã \
hội 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2026; gửi Văn phòng Đảng ủy trước ngày \
15/6/2026.

2. Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy: báo cáo kết quả công tác xây dựng Đảng, công tác kiểm \
tra, giám sát, kỷ luật đảng 6 tháng đầu năm, gửi về Văn phòng Đảng ủy chậm nhất ngày 12/6.

3. Giao Văn phòng Đảng ủy:
- Tổng hợp, xây dựng dự thảo báo cáo của Ban Thường vụ, trình Thường trực Đảng ủy trong ngày 18/6/2026.
- Tham mưu giấy mời, chương trình và chuẩn bị các điều kiện phục vụ Hội nghị.

4. Các chi bộ trực thuộc báo cáo kết quả thực hiện nhiệm vụ 6 tháng đầu năm (theo đề cương gửi kèm) \
về Đảng ủy (qua Văn phòng Đảng ủy, đồng chí Nguyễn Văn Bình, ĐT: 0900.000.111) trước 17 giờ, ngày \
10/6/2026.

Nhận được Công văn này, đề nghị các cơ quan, đơn vị, chi bộ nghiêm túc triển khai thực hiện.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Đảng ủy.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Trần Văn An
""",
    "conclusions_of_a_visit": """\
TỈNH ỦY HẢI LAM
VĂN PHÒNG
*
Số 88-TB/VPTU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 10 tháng 4 năm 2024

THÔNG BÁO
Kết luận của Thường trực Tỉnh ủy tại cuộc làm việc với Ban Thường vụ Huyện ủy Đông Vân
-----
Ngày 05/4/2024, Thường trực Tỉnh ủy đã làm việc với Ban Thường vụ Huyện ủy Đông Vân về tình hình, \
kết quả thực hiện nhiệm vụ quý I/2024. Dự làm việc có lãnh đạo các ban đảng, Văn phòng Tỉnh ủy.
Sau khi nghe báo cáo của Ban Thường vụ Huyện ủy, ý kiến của các đồng chí dự họp, đồng chí Bí thư \
Tỉnh ủy kết luận như sau:
I. Đánh giá chung
Thời gian qua, Ban Thường vụ Huyện ủy đã tập trung lãnh đạo, chỉ đạo thực hiện toàn diện các nhiệm \
vụ; thu ngân sách đạt 32% kế hoạch. Ghi nhận, biểu dương những kết quả huyện Đông Vân đạt được.
Tuy nhiên, vẫn còn một số tồn tại, hạn chế: tiến độ giải phóng mặt bằng còn chậm.
II. Nhiệm vụ trọng tâm thời gian tới
1. Yêu cầu Ban Thường vụ Huyện ủy Đông Vân tập trung lãnh đạo thực hiện tốt các nhiệm vụ sau:
- Đẩy nhanh tiến độ giải phóng mặt bằng dự án đường ven biển, hoàn thành trước ngày 30/6/2024.
- Rà soát, bổ sung quy hoạch cán bộ; chuẩn bị tốt công tác nhân sự đại hội đảng bộ các cấp.
- Chỉ đạo xử lý dứt điểm các vụ khiếu nại, tố cáo kéo dài.
2. Về các kiến nghị, đề xuất của huyện:
- Đồng ý chủ trương đầu tư nâng cấp tuyến đường Yên Lộc - Vân Khê. Giao Ban cán sự đảng UBND tỉnh \
chỉ đạo Sở Giao thông vận tải chủ trì, phối hợp với UBND huyện Đông Vân lập báo cáo đề xuất chủ \
trương đầu tư, trình cấp có thẩm quyền trong quý II/2024.
- Về bổ sung biên chế: giao Ban Tổ chức Tỉnh ủy thẩm định, tham mưu Ban Thường vụ Tỉnh ủy xem xét, \
quyết định trước ngày 15/5/2024.
- Đối với kiến nghị về kinh phí xây dựng nhà văn hóa xã Vân Khê: Sở Tài chính nghiên cứu, tham mưu \
UBND tỉnh bố trí nguồn vốn phù hợp.
3. Ban Tuyên giáo Tỉnh ủy, Ban Dân vận Tỉnh ủy, Mặt trận Tổ quốc và các đoàn thể tỉnh tăng cường \
tuyên truyền, vận động Nhân dân đồng thuận.
Văn phòng Tỉnh ủy thông báo kết luận của Thường trực Tỉnh ủy để các cơ quan, đơn vị biết, triển khai \
thực hiện. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc, báo cáo kết quả thực hiện với Thường trực Tỉnh \
ủy.
Nơi nhận:
- Các đồng chí Thường trực Tỉnh ủy,
- Lưu VPTU.
CHÁNH VĂN PHÒNG
Lê Văn Cường
""",
    "plan_with_fields": """\
UBND HUYỆN PHÚ KHÊ
PHÒNG NỘI VỤ
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Khê, ngày 12 tháng 01 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao chất lượng phục vụ người dân.
2. Yêu cầu
- Các cơ quan, đơn vị phải xác định rõ trách nhiệm; báo cáo kịp thời.
II. NHIỆM VỤ
1. Cải cách thể chế
a) Rà soát, hệ thống hóa văn bản quy phạm pháp luật
- Đơn vị chủ trì: Phòng Tư pháp.
- Đơn vị phối hợp: Các phòng, ban liên quan.
- Thời gian hoàn thành: Quý III/2024.
b) Tổ chức đối thoại với người dân, doanh nghiệp
- Cơ quan thực hiện: UBND các xã, thị trấn
- Thời gian: trước ngày 30/9/2024
2. Cải cách thủ tục hành chính
- Công khai 100% thủ tục hành chính tại bộ phận một cửa. Đơn vị chủ trì: Văn phòng HĐND và UBND \
huyện. Thời gian thực hiện: thường xuyên.
- Kiểm tra công tác kiểm soát thủ tục hành chính tại ít nhất 30% đơn vị (Đơn vị chủ trì: Văn phòng \
HĐND và UBND; đơn vị phối hợp: Phòng Nội vụ; thời gian hoàn thành: trước 31/10/2024).
3. Cải cách tổ chức bộ máy
Phòng Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị tham mưu UBND huyện sắp xếp tổ chức bộ máy \
theo hướng tinh gọn.
III. KINH PHÍ
Kinh phí thực hiện từ nguồn ngân sách huyện. Phòng Tài chính - Kế hoạch tham mưu bố trí kinh phí \
thực hiện.
IV. TỔ CHỨC THỰC HIỆN
1. Thủ trưởng các cơ quan chuyên môn; Chủ tịch UBND các xã, thị trấn
a) Căn cứ Kế hoạch này, xây dựng kế hoạch của đơn vị mình, gửi về UBND huyện (qua Phòng Nội vụ) \
trước ngày 31/01/2024.
b) Báo cáo định kỳ hằng quý (trước ngày 10 tháng cuối quý), 6 tháng (trước ngày 10/6) và năm (trước \
ngày 05/12).
2. Phòng Nội vụ
a) Là cơ quan thường trực, tham mưu UBND huyện triển khai Kế hoạch.
b) Tham mưu thành lập đoàn kiểm tra công tác cải cách hành chính trong tháng 4/2024.
3. Đề nghị Ủy ban MTTQ huyện và các tổ chức chính trị - xã hội huyện phối hợp tuyên truyền, giám sát.
Trên đây là Kế hoạch cải cách hành chính năm 2024 của UBND huyện, yêu cầu các cơ quan, đơn vị nghiêm \
túc tổ chức thực hiện. Trong quá trình thực hiện nếu có vướng mắc, báo cáo về UBND huyện (qua Phòng \
Nội vụ) để được hướng dẫn./.
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Dũng
""",
    "invitation_with_requests": """\
HUYỆN ỦY ĐÔNG VÂN
*
Số 77-GM/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Vân, ngày 03 tháng 7 năm 2023
GIẤY MỜI
Dự Hội nghị gặp mặt, đối thoại
Kính gửi: Đồng chí Bí thư Đảng ủy các xã, thị trấn
Ban Thường vụ Huyện ủy tổ chức Hội nghị gặp mặt, đối thoại với người đứng đầu cấp ủy cơ sở. Ban \
Thường vụ Huyện ủy trân trọng kính mời đồng chí tham dự Hội nghị.
Thời gian: 07 giờ 30, ngày 14/7/2023 (01 ngày).
Địa điểm: Hội trường Huyện ủy.
Thành phần:
- Các đồng chí Ủy viên Ban Thường vụ Huyện ủy;
- Bí thư, phó bí thư đảng ủy các xã, thị trấn (do Đảng ủy các xã, thị trấn mời và bố trí phương tiện);
- Trưởng các ban xây dựng Đảng, Chánh Văn phòng Huyện ủy.
Đề nghị các đồng chí gửi câu hỏi, nội dung đối thoại về Huyện ủy (qua Ban Dân vận Huyện ủy) trước \
ngày 08/7/2023 để tổng hợp. Đảng ủy các xã, thị trấn đăng ký danh sách đại biểu về Văn phòng Huyện \
ủy trước 16 giờ ngày 10/7/2023.
Văn phòng Huyện ủy chuẩn bị hội trường, tài liệu; Ban Tuyên giáo Huyện ủy chỉ đạo Trung tâm Văn hóa \
- Truyền thông huyện đưa tin; đồng chí Chánh Văn phòng Huyện ủy chịu trách nhiệm kiểm tra công tác \
chuẩn bị trước ngày 13/7/2023.
Đề nghị các đồng chí sắp xếp công việc, tham dự đầy đủ, đúng thành phần.
Nơi nhận:
- Như kính mời,
- Lưu VPHU.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Phạm Văn Giang
""",
    "letter_that_asks_for_reports": """\
SỞ NỘI VỤ TỈNH HẢI LAM
Số: 1/SNV-TH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 20 tháng 11 năm 2023
Kính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố
Thực hiện Công văn số 5522/BNV-CCVC ngày 15/11/2023 của Bộ Nội vụ về việc báo cáo kết quả đánh giá, \
xếp loại chất lượng cán bộ, công chức, viên chức năm 2023, Sở Nội vụ đề nghị quý đơn vị báo cáo kết \
quả theo mẫu gửi kèm.
Báo cáo gửi về Sở Nội vụ trước ngày 05/12/2023, đồng thời gửi bản mềm qua địa chỉ thư điện tử để \
tổng hợp, báo cáo UBND tỉnh.
Trong quá trình thực hiện, nếu có vướng mắc đề nghị liên hệ Phòng Tổ chức (ông Trần Văn H, điện \
thoại 0900.000.001) để được hướng dẫn.
Rất mong nhận được sự phối hợp của quý đơn vị./.
Nơi nhận:
- Như trên;
- Lưu: VT, TH.
GIÁM ĐỐC
Nguyễn Thị K
""",
    "commune_plan": """\
ĐẢNG ỦY XÃ YÊN LỘC
*
Số 31-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Lộc, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
tổ chức Hội nghị đối thoại với đoàn viên, hội viên năm 2024
I. MỤC ĐÍCH, YÊU CẦU
- Lắng nghe ý kiến, kiến nghị của Nhân dân.
II. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 01 buổi, ngày 29/3/2024.
2. Địa điểm: Hội trường UBND xã.
III. NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ
1. Ủy ban nhân dân xã:
Chuẩn bị báo cáo tình hình phát triển kinh tế - xã hội quý I/2024. Chỉ đạo công chức chuyên môn \
chuẩn bị nội dung trả lời các ý kiến, kiến nghị. Bố trí kinh phí phục vụ Hội nghị.
Thời gian hoàn thành: trước ngày 25/3/2024.
2. MTTQ và các đoàn thể chính trị - xã hội xã: Tuyên truyền, vận động đoàn viên, hội viên tham dự; \
tổng hợp ý kiến, kiến nghị gửi về Đảng ủy (qua Văn phòng Đảng ủy) trước ngày 20/3/2024.
3. Trường THCS Yên Lộc: Cho mượn bàn ghế, cử đội văn nghệ phục vụ Hội nghị.
4. Ban Công an, Ban CHQS xã: Đảm bảo an ninh trật tự trước, trong và sau Hội nghị.
5. Đồng chí Nguyễn Thị Hoa - Chủ tịch UBMTTQ xã chủ trì điều hành phần đối thoại.
6. Các đồng chí bí thư chi bộ, trưởng thôn thông báo rộng rãi đến nhân dân; lập danh sách đại biểu \
tham dự (mỗi thôn 10 người), gửi danh sách về Văn phòng Đảng ủy trước ngày 22/3/2024.
7. Phân công trực hội trường:
- Đ/c Lan, Văn phòng: đón tiếp đại biểu.
- Đ/c Hùng, Văn hóa xã: trang trí khánh tiết, loa máy xong trước 16h00 ngày 28/3/2024.
Trên đây là Kế hoạch tổ chức Hội nghị đối thoại. Yêu cầu các đồng chí được phân công nghiêm túc thực hiện.
Nơi nhận:
- Ban Thường vụ Huyện ủy (b/c),
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Hồ Văn Lâm
""",
    "conclusions_with_letters": """\
ỦY BAN NHÂN DÂN
TỈNH HẢI LAM
VĂN PHÒNG
Số: 312/TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 22 tháng 8 năm 2023

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Trần Thanh Hà tại cuộc họp nghe báo cáo tiến độ các dự án trọng điểm

Ngày 18/8/2023, Phó Chủ tịch UBND tỉnh Trần Thanh Hà chủ trì cuộc họp nghe báo cáo tiến độ các dự án \
trọng điểm trên địa bàn tỉnh. Tham dự cuộc họp có đại diện lãnh đạo các Sở: Kế hoạch và Đầu tư, Tài \
chính, Giao thông vận tải; UBND thành phố Hải Lam; Ban Quản lý dự án đầu tư xây dựng công trình giao \
thông tỉnh.
Sau khi nghe Ban Quản lý dự án báo cáo, ý kiến của các đại biểu dự họp, Phó Chủ tịch UBND tỉnh Trần \
Thanh Hà kết luận, chỉ đạo:
1. Về dự án đường ven biển: Đến nay, khối lượng thi công đạt 45%, giải ngân 52% kế hoạch vốn. Việc \
giải phóng mặt bằng còn vướng 12 hộ dân tại phường Bến Châu. Yêu cầu:
a) UBND thành phố Hải Lam khẩn trương phê duyệt phương án bồi thường, hoàn thành bàn giao mặt bằng \
trước 30/9/2023; thường xuyên báo cáo UBND tỉnh.
b) Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh đôn đốc nhà thầu tăng ca, kíp; xây \
dựng tiến độ chi tiết từng tuần, gửi Sở Giao thông vận tải trước ngày 28/8/2023 để theo dõi, giám \
sát.
c) Sở Tài nguyên và Môi trường chủ trì, hướng dẫn UBND thành phố xử lý các vướng mắc về nguồn gốc đất.
2. Về dự án Khu đô thị phía Nam: Cơ bản thống nhất với đề xuất của Sở Xây dựng tại Tờ trình số \
1234/TTr-SXD ngày 10/8/2023. Giao Sở Xây dựng phối hợp các đơn vị liên quan hoàn thiện hồ sơ điều \
chỉnh quy hoạch, trình UBND tỉnh trong tháng 9/2023; Sở Kế hoạch và Đầu tư thẩm định nguồn vốn, báo \
cáo UBND tỉnh trước ngày 10/9/2023.
3. Các nội dung khác giao Văn phòng UBND tỉnh theo dõi, tổng hợp.
Văn phòng UBND tỉnh thông báo đến các cơ quan, đơn vị biết, thực hiện./.
Nơi nhận:
- CT, các PCT UBND tỉnh (b/c);
- Lưu: VT, GT.
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Lê Thị Mây
""",
    "letter_of_a_course": """\
TỈNH ỦY HẢI LAM
BAN TỔ CHỨC
*
Số 555-CV/BTCTU
V/v cử cán bộ tham gia lớp bồi dưỡng
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 15 tháng 9 năm 2024
Kính gửi: - Các huyện ủy, thị ủy, thành ủy,
- Đảng ủy các cơ quan tỉnh.
Thực hiện Kế hoạch số 100-KH/TU, ngày 12/01/2024 của Ban Thường vụ Tỉnh ủy về đào tạo, bồi dưỡng cán \
bộ năm 2024, Ban Tổ chức Tỉnh ủy phối hợp với Trường Chính trị tỉnh tổ chức lớp bồi dưỡng nghiệp vụ \
công tác tổ chức xây dựng Đảng năm 2024.
1. Đối tượng: Cán bộ làm công tác tổ chức xây dựng Đảng cấp huyện.
2. Thời gian: 03 ngày, từ ngày 08/10/2024 đến ngày 10/10/2024. Khai giảng lúc 7 giờ 30 phút ngày \
08/10/2024.
3. Địa điểm: Trường Chính trị tỉnh.
Đề nghị các đồng chí quan tâm chỉ đạo, cử cán bộ tham gia lớp bồi dưỡng đúng đối tượng, đủ số lượng \
theo phân bổ; lập danh sách gửi về Ban Tổ chức Tỉnh ủy trước ngày 25/9/2024 (qua đồng chí Vũ Thị \
Lành, điện thoại 0900.000.222).
Trường Chính trị tỉnh chịu trách nhiệm chuẩn bị hội trường, bố trí giảng viên và chỗ nghỉ cho học \
viên ở xa.
Rất mong sự quan tâm của các đồng chí.
Nơi nhận:
- Như trên,
- Lưu VP.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Đỗ Văn Kiên
""",
    "postponement": """\
ĐẢNG ỦY PHƯỜNG TRƯỜNG LAM
VĂN PHÒNG
*
Số 12-TB/VPĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Lam, ngày 06 tháng 11 năm 2025
THÔNG BÁO
Về việc hoãn Hội nghị đối thoại giữa Bí thư Đảng ủy với Nhân dân
Theo Giấy mời số 45-GM/ĐU, ngày 30/10/2025, Đảng ủy phường dự kiến tổ chức Hội nghị đối thoại vào \
ngày 10/11/2025. Tuy nhiên, do ảnh hưởng của bão, Thường trực Đảng ủy thống nhất hoãn Hội nghị nêu \
trên. Thời gian tổ chức sẽ thông báo sau.
Văn phòng Đảng ủy thông báo để các đồng chí, các cơ quan, đơn vị được biết. Đề nghị bí thư chi bộ \
các tổ dân phố thông báo đến đại biểu được mời biết. Các đơn vị được giao chuẩn bị tham luận tiếp \
tục hoàn thiện, gửi lại Văn phòng Đảng ủy chậm nhất 17h ngày 15/11.
Nơi nhận:
- Như thành phần mời,
- Lưu VPĐU.
CHÁNH VĂN PHÒNG
Hà Thị Nga
""",
    "inspection_plan": """\
ĐẢNG BỘ HUYỆN ĐÔNG VÂN
ĐẢNG ỦY XÃ TÂN THỊNH
*
Số 09-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Thịnh, ngày 08 tháng 02 năm 2023
KẾ HOẠCH
kiểm tra, giám sát năm 2023
I- MỤC ĐÍCH, YÊU CẦU
- Kịp thời phát hiện ưu điểm, khuyết điểm. Đảng ủy yêu cầu các chi bộ nghiêm túc chấp hành.
II- NỘI DUNG, ĐỐI TƯỢNG
1. Kiểm tra
- Nội dung: việc lãnh đạo, chỉ đạo thực hiện Nghị quyết số 05-NQ/ĐU.
- Đối tượng: Chi bộ thôn Đoài, chi bộ Trường Mầm non.
- Thời gian: quý II/2023.
III- TỔ CHỨC THỰC HIỆN
1- Giao Ủy ban Kiểm tra Đảng ủy chủ trì, phối hợp với Văn phòng Đảng ủy tham mưu Ban Thường vụ thành \
lập đoàn kiểm tra, xây dựng đề cương gợi ý báo cáo trước khi tiến hành kiểm tra 10 ngày; thông báo \
lịch làm việc đến các chi bộ được kiểm tra.
2- Các chi bộ được kiểm tra chuẩn bị báo cáo bằng văn bản theo đề cương, gửi cho đoàn kiểm tra (qua \
Ủy ban Kiểm tra) trước khi đoàn làm việc ít nhất 05 ngày.
3- Các đoàn kiểm tra tiến hành kiểm tra theo đúng quy trình, kết thúc kiểm tra, chậm nhất sau 07 \
ngày làm việc phải có báo cáo kết quả gửi Ban Thường vụ Đảng ủy.
4- Văn phòng Đảng ủy bố trí phương tiện, kinh phí phục vụ các đoàn; 6 tháng, 1 năm tổng hợp báo cáo \
Ban Thường vụ Huyện ủy.
5- Từng đồng chí Đảng ủy viên căn cứ nhiệm vụ được phân công phụ trách chi bộ theo dõi, đôn đốc việc \
thực hiện Kế hoạch.
Kế hoạch này được phổ biến đến các chi bộ để thực hiện.
Nơi nhận:
- UBKT Huyện ủy (b/c),
- Lưu.
T/M ĐẢNG ỦY
BÍ THƯ
Lý Văn Mạnh
""",
    "duties_under_capitals": """\
HUYỆN ỦY PHÚ KHÊ
*
Số 15-TB/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Phú Khê, ngày 12 tháng 5 năm 2022
THÔNG BÁO
phân công nhiệm vụ chuẩn bị Hội nghị gặp mặt, đối thoại
Ban Thường vụ Huyện ủy thông báo phân công nhiệm vụ như sau:
VĂN PHÒNG HUYỆN ỦY
- Xây dựng kịch bản điều hành, maket, giấy mời.
- Chuẩn bị nước uống, hoa, bảng tên đại biểu.
BAN DÂN VẬN HUYỆN ỦY
- Tổng hợp câu hỏi của cơ sở, phân loại theo nhóm vấn đề, hoàn thành ngày 20/5/2022.
ỦY BAN NHÂN DÂN HUYỆN
- Giao các phòng chuyên môn chuẩn bị trả lời các câu hỏi thuộc lĩnh vực.
Đồng chí Hồ Sỹ Nam - Phó Bí thư Thường trực Huyện ủy chỉ đạo chung.
Đồng chí Chánh Văn phòng Huyện ủy kiểm tra công tác chuẩn bị, báo cáo Thường trực Huyện ủy vào chiều \
ngày 24/5/2022.
Nơi nhận:
- Như trên,
- Lưu VP.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Hồ Sỹ Nam
""",
    "council_resolution": """\
HỘI ĐỒNG NHÂN DÂN
TỈNH HẢI LAM
Số: 88/NQ-HĐND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 14 tháng 7 năm 2023
NGHỊ QUYẾT
Về kế hoạch đầu tư công trung hạn
HỘI ĐỒNG NHÂN DÂN TỈNH HẢI LAM
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
QUYẾT NGHỊ:
Điều 1. Thông qua kế hoạch đầu tư công trung hạn giai đoạn 2021 - 2025.
Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết này.
2. Giao Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân, Tổ đại biểu và đại biểu Hội đồng \
nhân dân tỉnh giám sát việc thực hiện Nghị quyết.
3. Ủy ban nhân dân tỉnh báo cáo Hội đồng nhân dân tỉnh kết quả thực hiện tại kỳ họp cuối năm.
Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII, Kỳ họp thứ 14 thông qua ngày 14 tháng 7 \
năm 2023 và có hiệu lực từ ngày ký./.
Nơi nhận:
- UBTVQH;
- Lưu: VT.
CHỦ TỊCH
Lê Văn P
""",
    "invitation_with_duties": """\
UBND XÃ VÂN KHÊ
Số: 20/GM-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Khê, ngày 02 tháng 10 năm 2025
GIẤY MỜI
Dự họp Ban Chỉ đạo chuyển đổi số
Kính gửi: Các thành viên Ban Chỉ đạo chuyển đổi số xã
Chủ tịch UBND xã kính mời các đồng chí dự họp:
1. Thời gian: 14h00 ngày 06/10/2025.
2. Địa điểm: Phòng họp tầng 2.
3. Nội dung: Đánh giá kết quả 9 tháng, triển khai nhiệm vụ quý IV.
4. Chủ trì: Đồng chí Nguyễn Văn T - Chủ tịch UBND xã.
5. Thành phần: Các thành viên Ban Chỉ đạo; trưởng 14 thôn; Tổ công nghệ số cộng đồng.
6. Phân công:
- Phòng Văn hóa - Xã hội chuẩn bị báo cáo, tài liệu phục vụ cuộc họp; chịu trách nhiệm điểm danh.
- Văn phòng HĐND và UBND chuẩn bị phòng họp, máy chiếu, kết nối trực tuyến tới nhà văn hóa thôn \
trước 13h30 ngày 06/10/2025.
- Các đồng chí được mời nghiên cứu tài liệu và chuẩn bị ý kiến phát biểu.
Đề nghị các đồng chí đến dự họp đầy đủ, đúng giờ. Trường hợp không thể tham dự, đề nghị báo cáo Chủ \
tịch UBND xã trước ngày 05/10/2025./.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn T
""",
    "directive": """\
ĐẢNG BỘ TỈNH HẢI LAM
THÀNH ỦY CỬA LAM
*
Số 98-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Cửa Lam, ngày 20 tháng 12 năm 2022
CHỈ THỊ
về việc tổ chức Tết Quý Mão năm 2023
Ban Thường vụ Thành ủy yêu cầu các cấp ủy, tổ chức đảng, cơ quan, đơn vị thực hiện tốt các nhiệm vụ \
sau đây:
1. Chăm lo đời sống Nhân dân, nhất là người nghèo, gia đình chính sách. Tổ chức thăm hỏi, tặng quà \
trước ngày 15/01/2023 (tức 24 tháng Chạp).
2. Tổ chức các hoạt động văn hóa, văn nghệ vui tươi, lành mạnh, tiết kiệm. Nghiêm cấm việc biếu, \
tặng quà Tết lãnh đạo các cấp.
3. Ban Cán sự đảng UBND thành phố chỉ đạo bảo đảm cung ứng hàng hóa; tăng cường kiểm tra, xử lý buôn \
lậu, gian lận thương mại. Đảng ủy Công an, Đảng ủy Quân sự thành phố phân công lực lượng trực sẵn \
sàng chiến đấu; bảo đảm an ninh trật tự.
4. Ủy ban MTTQ và các đoàn thể vận động đoàn viên, hội viên thực hiện nếp sống văn minh.
5. Các cấp ủy, cơ quan, đơn vị phân công trực Tết; báo cáo tình hình trước, trong và sau Tết về \
Thành ủy (qua Văn phòng Thành ủy) trước 15 giờ ngày 26/01/2023 (mùng 5 Tết).
Giao Văn phòng Thành ủy chủ trì, phối hợp với các ban xây dựng Đảng theo dõi, đôn đốc và tổng hợp \
báo cáo Ban Thường vụ Thành ủy.
Nơi nhận:
- Lưu VP.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
Đinh Văn Q
""",
    "dialogue_plan": """\
ĐẢNG BỘ TỈNH HẢI LAM
HUYỆN ỦY ĐÔNG VÂN
*
Số 220-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Vân, ngày 18 tháng 8 năm 2022
KẾ HOẠCH
gặp mặt, đối thoại giữa Thường trực Huyện ủy với bí thư chi bộ, trưởng thôn
I. MỤC ĐÍCH, YÊU CẦU
Qua gặp mặt nhằm nắm bắt tâm tư. Yêu cầu công tác tổ chức phải trang trọng, thiết thực.
II. THÀNH PHẦN
1. Chủ trì: Đồng chí Bí thư Huyện ủy.
2. Đại biểu cấp huyện: Các đồng chí Ủy viên Ban Thường vụ Huyện ủy; trưởng các phòng, ban, ngành \
(Giao Văn phòng Huyện ủy mời).
3. Đại biểu cơ sở: Bí thư chi bộ, trưởng thôn toàn huyện (giao Đảng ủy các xã, thị trấn thông báo \
mời và chuẩn bị phương tiện đưa đón).
III. THỜI GIAN, ĐỊA ĐIỂM
Một buổi, khai mạc lúc 7h30’ ngày 16/9/2022 tại Trung tâm Văn hóa huyện.
IV. NỘI DUNG, CHƯƠNG TRÌNH
1. Đón tiếp đại biểu, văn nghệ chào mừng.
2. Đồng chí Bí thư Huyện ủy phát biểu khai mạc.
3. Đại biểu phát biểu, đặt câu hỏi. Lãnh đạo UBND huyện, các phòng, ngành trả lời, giải trình.
V. PHÂN CÔNG NHIỆM VỤ
1. Ban Dân vận Huyện ủy: Là cơ quan thường trực giúp Ban Thường vụ Huyện ủy.
- Xây dựng chương trình, kịch bản; dự thảo bài phát biểu khai mạc, kết luận của đồng chí Bí thư \
Huyện ủy xong trước ngày 05/9/2022.
- Tổng hợp các ý kiến, kiến nghị, phân nhóm chuyển UBND huyện trước ngày 30/8/2022; theo dõi việc \
giải quyết các kiến nghị sau đối thoại.
2. Ủy ban nhân dân huyện
2.1. Chỉ đạo các phòng, ngành liên quan chuẩn bị nội dung trả lời, gửi về Ban Dân vận Huyện ủy chậm \
nhất là ngày 09/9/2022.
2.2. Bảo đảm kinh phí phục vụ gặp mặt, đối thoại.
3. Văn phòng Huyện ủy
* Tham mưu ban hành giấy mời.
* Chủ trì, phối hợp với Trung tâm Văn hóa - Truyền thông chuẩn bị hội trường, ma két, âm thanh, ánh \
sáng; hoàn thành trước 16 giờ ngày 15/9/2022.
4. Ban Tuyên giáo Huyện ủy chỉ đạo, định hướng công tác tuyên truyền; cung cấp thông tin cho báo chí.
5. MTTQ và các đoàn thể cấp huyện chỉ đạo đoàn thể cơ sở nắm bắt tâm tư, nguyện vọng của đoàn viên, \
hội viên, gửi về Ban Dân vận Huyện ủy trước ngày 28/8/2022.
6. Công an huyện: Có phương án bảo đảm an ninh trật tự, an toàn giao thông trước, trong và sau hội nghị.
7. Đối với đảng ủy các xã, thị trấn
a. Tổ chức lấy ý kiến của cán bộ, đảng viên, nhân dân từ ngày 20/8/2022 đến ngày 25/8/2022.
b. Lập danh sách đại biểu tham dự, gửi về Văn phòng Huyện ủy trước ngày 01/9/2022.
8. Các đồng chí Huyện ủy viên phụ trách xã, thị trấn: Dự và chỉ đạo việc chuẩn bị ở cơ sở.
Trên cơ sở Kế hoạch này, các cơ quan, đơn vị được phân công nhiệm vụ chủ động triển khai thực hiện. \
Giao Ban Dân vận Huyện ủy theo dõi, đôn đốc việc thực hiện Kế hoạch, báo cáo Ban Thường vụ Huyện ủy.
Nơi nhận:
- Lưu VPHU.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Hồ Sỹ Nam
""",
    "letter_that_ends_in_a_colon": """\
UBND TỈNH HẢI LAM
SỞ TÀI CHÍNH
Số: 3344/STC-QLNS
V/v đẩy nhanh tiến độ giải ngân
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 03 tháng 10 năm 2023
Kính gửi:
- Các sở, ban, ngành, đoàn thể cấp tỉnh;
- UBND các huyện, thành phố, thị xã.
Tính đến ngày 30/9/2023, kết quả giải ngân vốn đầu tư công toàn tỉnh đạt 48,5% kế hoạch, thấp hơn \
cùng kỳ. Để hoàn thành mục tiêu giải ngân 100% kế hoạch vốn trước ngày 31/01/2024, Sở Tài chính đề \
nghị các sở, ban, ngành, UBND các huyện, thành phố, thị xã:
1. Tập trung đẩy nhanh tiến độ thi công, nghiệm thu, thanh toán; không để dồn vào cuối năm.
2. Rà soát các dự án chậm tiến độ, đề xuất điều chuyển vốn, gửi Sở Tài chính trước ngày 15/10/2023 \
để tổng hợp, báo cáo UBND tỉnh.
3. Định kỳ trước ngày 25 hằng tháng, báo cáo tình hình giải ngân về Sở Tài chính (qua phòng Quản lý \
ngân sách).
4. Chịu trách nhiệm trước UBND tỉnh về kết quả giải ngân của đơn vị mình.
5. Về báo cáo quyết toán: Chủ đầu tư nộp hồ sơ quyết toán các dự án hoàn thành trong vòng 06 tháng \
kể từ ngày ký biên bản bàn giao.
Sở Tài chính thông báo và đề nghị các đơn vị phối hợp thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn X
""",
    "plan_with_run_in_offices": """\
BAN CHỈ ĐẠO 35 TỈNH HẢI LAM
*
Số 07-KH/BCĐ
Hải Lam, ngày 11 tháng 3 năm 2024
KẾ HOẠCH
tập huấn nghiệp vụ năm 2024
Ban Chỉ đạo 35 tỉnh xây dựng Kế hoạch tập huấn như sau:
1. Mục đích
Nâng cao kỹ năng cho đội ngũ cộng tác viên.
2. Nội dung, thời gian, địa điểm
Dự kiến 02 ngày trong tháng 4/2024 tại Trường Chính trị tỉnh.
3. Phân công thực hiện
- Đ/c Trưởng Ban Tuyên giáo - Phó Trưởng Ban Thường trực: chỉ đạo chung.
- Cơ quan Thường trực (Ban Tuyên giáo Tỉnh ủy): xây dựng chương trình, mời báo cáo viên, chuẩn bị \
tài liệu. Hoàn thành trong tháng 3.
- Tổ Thư ký giúp việc: theo dõi, điểm danh, tổng hợp thu hoạch.
- Văn phòng Tỉnh ủy: cấp kinh phí theo quy định.
- Ban Chỉ đạo 35 các huyện, thị xã, thành phố: cử học viên đúng thành phần, đăng ký danh sách trước \
ngày 30/3.
- Sở Thông tin và Truyền thông phối hợp Viễn thông tỉnh bảo đảm đường truyền.
Nơi nhận:
- Các đ/c thành viên BCĐ,
- Lưu.
TRƯỞNG BAN
Nguyễn Văn Y
""",
    "draft_for_comment": """\
TỈNH ỦY HẢI LAM
VĂN PHÒNG
*
Số 999-CV/VPTU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 27 tháng 11 năm 2023
Kính gửi: - Ban cán sự đảng Ủy ban nhân dân tỉnh,
- Các ban xây dựng Đảng, Ủy ban Kiểm tra Tỉnh ủy,
- Các huyện, thành, thị ủy.
Thừa ủy quyền của Thường trực Tỉnh ủy, Văn phòng Tỉnh ủy xin gửi đến các cơ quan, đơn vị dự thảo \
Chương trình công tác năm 2024 của Ban Chấp hành, Ban Thường vụ Tỉnh ủy. Đề nghị các cơ quan, đơn vị \
nghiên cứu, góp ý và đăng ký các nội dung trình Ban Thường vụ Tỉnh ủy năm 2024 thuộc lĩnh vực được \
giao phụ trách.
Văn bản góp ý, đăng ký của các cơ quan, đơn vị gửi về Văn phòng Tỉnh ủy (qua Phòng Tổng hợp) chậm \
nhất vào ngày 05/12/2023 để tổng hợp, trình Thường trực Tỉnh ủy xem xét.
Sau thời hạn trên, nếu không có ý kiến góp ý coi như thống nhất với dự thảo.
Trân trọng!
Nơi nhận:
- Như trên,
- Lưu VPTU.
K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Trần Thị U
""",
    "conclusions_of_a_dialogue": """\
ĐẢNG ỦY XÃ LAM GIANG
*
Số 51-TB/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 20 tháng 8 năm 2023
THÔNG BÁO
Kết luận của đồng chí Bí thư Đảng ủy tại Hội nghị đối thoại với Nhân dân
Ngày 11/8/2023, Đảng ủy xã tổ chức Hội nghị đối thoại. Có 15 lượt ý kiến phát biểu. Đồng chí Bí thư \
Đảng ủy kết luận và giao nhiệm vụ như sau:
- Về vệ sinh môi trường: UBND xã chỉ đạo thu gom rác thải 2 lần/tuần; phối hợp Công ty Môi trường \
lắp thêm thùng rác tại xóm 3, hoàn thành trong tháng 9. Mặt trận và các đoàn thể vận động nhân dân \
phân loại rác tại nguồn.
- Về giao thông nông thôn: Công chức Địa chính - Xây dựng khảo sát tuyến đường xóm 5, lập dự toán \
trước ngày 30/8, tham mưu UBND xã trình HĐND tại kỳ họp cuối năm.
- Về đất đai: Giao đồng chí Chủ tịch UBND xã trực tiếp chỉ đạo giải quyết đơn của ông Nguyễn Văn Tư \
xóm 2, trả lời công dân bằng văn bản trong vòng 15 ngày kể từ ngày kết thúc Hội nghị.
- Đối với các ý kiến thuộc thẩm quyền cấp trên, giao Văn phòng Đảng ủy tổng hợp báo cáo Thành ủy.
Yêu cầu các ngành, đoàn thể, các xóm tổ chức thực hiện, định kỳ hàng tháng báo cáo kết quả về Đảng \
ủy qua Khối Dân vận. Khối Dân vận theo dõi đôn đốc việc thực hiện kết luận này.
Nơi nhận:
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Phan Văn V
""",
    "list_without_dashes": """\
HUYỆN ỦY PHÚ KHÊ
*
Số 301-CV/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Phú Khê, ngày 09 tháng 01 năm 2023
Kính gửi: Ban Thường vụ các đảng ủy, chi ủy trực thuộc
Thực hiện Kế hoạch số 10-KH/TU, ngày 03/01/2023 của Tỉnh ủy, Ban Thường vụ Huyện ủy yêu cầu ban \
thường vụ các đảng ủy, chi ủy trực thuộc triển khai thực hiện một số nhiệm vụ sau:
Tổ chức quán triệt Kế hoạch đến toàn thể cán bộ, đảng viên, hoàn thành trong tháng 01/2023.
Xây dựng kế hoạch thực hiện ở địa phương, đơn vị.
Định kỳ 6 tháng, hằng năm báo cáo kết quả về Ban Thường vụ Huyện ủy qua Ban Tuyên giáo Huyện ủy.
Giao Ban Tuyên giáo Huyện ủy hướng dẫn, theo dõi việc thực hiện.
Nơi nhận:
- Như trên,
- Lưu.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần A
""",
    "letter_of_assignment": """\
ĐẢNG ỦY XÃ VÂN KHÊ
*
Số 66-CV/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 01 tháng 12 năm 2025
Giao nhiệm vụ tham mưu thực hiện Kế hoạch số 45-KH/TU
Kính gửi:
- Đảng ủy UBND xã;
- Ban Xây dựng Đảng;
- UBMTTQ Việt Nam xã.
Đảng ủy xã nhận được Kế hoạch số 45-KH/TU, ngày 25/11/2025 của Ban Thường vụ Tỉnh ủy về học tập \
chuyên đề năm 2026.
Sau khi xem xét, Thường trực Đảng ủy có ý kiến như sau:
Giao Ban Xây dựng Đảng nghiên cứu, tham mưu Ban Thường vụ Đảng ủy ban hành Kế hoạch thực hiện. Thời \
gian hoàn thành: trước ngày 10/12/2025.
Giao Đảng ủy UBND xã chỉ đạo lồng ghép nội dung chuyên đề vào các nhiệm vụ phát triển kinh tế - xã \
hội; gửi kết quả cho Văn phòng Đảng ủy trong 10 ngày làm việc kể từ ngày nhận được văn bản này.
Đề nghị Ủy ban MTTQ Việt Nam xã hướng dẫn đoàn viên, hội viên tham gia; phối hợp giám sát.
Văn phòng Đảng ủy theo dõi, đôn đốc các cơ quan thực hiện, báo cáo Thường trực Đảng ủy theo quy định.
Nhận được Công văn này, đề nghị các đồng chí phối hợp triển khai thực hiện đảm bảo tiến độ./.
Nơi nhận:
- Như trên,
- Lưu VPĐU.
T/M ĐẢNG ỦY
PHÓ BÍ THƯ
Lê B
""",
    "invitation_to_a_session": """\
TỈNH ỦY HẢI LAM
VĂN PHÒNG
*
Số 410-GM/VPTU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 02 tháng 8 năm 2024
GIẤY MỜI
dự cuộc họp Thường trực Tỉnh ủy
Thừa lệnh Thường trực Tỉnh ủy, Văn phòng Tỉnh ủy trân trọng kính mời:
1. Các đồng chí Thường trực Tỉnh ủy (chủ trì).
2. Lãnh đạo Ban Tổ chức, Ban Tuyên giáo, Ban Dân vận, Ban Nội chính, Văn phòng Tỉnh ủy.
3. Ban cán sự đảng UBND tỉnh: Đồng chí Chủ tịch UBND tỉnh; Giám đốc Sở Kế hoạch và Đầu tư.
4. Chuyên viên Phòng Tổng hợp theo dõi, ghi biên bản.
Dự họp Thường trực Tỉnh ủy cho ý kiến một số nội dung:
- Kết quả công tác tháng 7, nhiệm vụ trọng tâm tháng 8/2024 (Văn phòng Tỉnh ủy báo cáo).
- Đề án sắp xếp đơn vị hành chính (Ban cán sự đảng UBND tỉnh trình).
Thời gian: 08 giờ 00, thứ Hai, ngày 05/8/2024.
Địa điểm: Phòng họp số 1, Trụ sở Tỉnh ủy.
Ban cán sự đảng UBND tỉnh gửi tài liệu (20 bộ) về Văn phòng Tỉnh ủy trước 14 giờ ngày 03/8/2024. Tài \
liệu được gửi trên phần mềm họp không giấy, đề nghị các đồng chí nghiên cứu trước và mang theo máy \
tính bảng.
Kính mời các đồng chí đến dự.
Nơi nhận:
- Như kính mời,
- Lưu.
T/L THƯỜNG TRỰC TỈNH ỦY
CHÁNH VĂN PHÒNG
Trịnh Long
""",
    "conclusions_of_an_inspection": """\
BỘ CHỈ HUY QUÂN SỰ TỈNH
ĐẢNG ỦY
Số: 55/KL-ĐU
KẾT LUẬN
CỦA BAN THƯỜNG VỤ ĐẢNG UỶ
về kết quả kiểm tra
Hải Lam, ngày 3 tháng 4 năm 2023
Tại phiên họp ngày 30/3/2023, Ban Thường vụ Đảng uỷ nghe Uỷ ban Kiểm tra báo cáo kết quả. Ban Thường \
vụ Đảng uỷ kết luận:
1. Ưu điểm
Ban Chấp hành Đảng bộ đã bám sát nghị quyết cấp trên. Các chi bộ chủ động xây dựng kế hoạch, tổ chức \
thực hiện nghiêm túc.
2. Khuyết điểm
Chi bộ Phòng Hậu cần chưa ban hành quy chế.
3. Yêu cầu
- Ban Chấp hành Đảng bộ kiểm điểm, rút kinh nghiệm, có giải pháp khắc phục, báo cáo bằng văn bản về \
Uỷ ban Kiểm tra trước ngày 30/4/2023.
- Uỷ ban Kiểm tra Đảng uỷ theo dõi, đôn đốc việc khắc phục.
""",
    "letter_without_a_head": """\
Kính gửi: Đảng ủy các xã, phường, đặc khu

Để phục vụ Hội nghị trực tuyến ngày 15/8/2025, Văn phòng Tỉnh ủy đề nghị Đảng ủy các xã, phường:
- Báo cáo số lượng điểm cầu, đại biểu dự về Văn phòng Tỉnh ủy trước ngày 12/8/2025.
- Cử cán bộ kỹ thuật trực tại điểm cầu; tham gia chạy thử vào lúc 15h00 ngày 14/8/2025.
- Đầu mối liên hệ: đ/c Nguyễn Văn C, ĐT 0900.000.123.
Trân trọng cảm ơn./.
""",
    "guidance": """\
TỈNH ỦY HẢI LAM
BAN TUYÊN GIÁO
*
Số 321-HD/BTGTU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 20 tháng 02 năm 2023
HƯỚNG DẪN
tuyên truyền kỷ niệm các ngày lễ lớn năm 2023
I- MỤC ĐÍCH, YÊU CẦU
1. Tuyên truyền sâu rộng ý nghĩa các ngày lễ.
2. Các hoạt động phải thiết thực, tiết kiệm.
II- NỘI DUNG TUYÊN TRUYỀN
1. Ý nghĩa lịch sử của ngày thành lập Đảng.
2. Những thành tựu của tỉnh.
III- HÌNH THỨC TUYÊN TRUYỀN
- Tuyên truyền trên báo chí, cổng thông tin điện tử.
- Tổ chức mít tinh, tọa đàm, hội thi.
IV- TỔ CHỨC THỰC HIỆN
1. Ban tuyên giáo các huyện, thị, thành ủy tham mưu cấp ủy ban hành kế hoạch tuyên truyền; hướng dẫn \
cơ sở tổ chức các hoạt động phù hợp.
2. Sở Thông tin và Truyền thông, Hội Nhà báo tỉnh định hướng các cơ quan báo chí mở chuyên trang, \
chuyên mục.
3. Sở Văn hóa và Thể thao hướng dẫn tuyên truyền cổ động trực quan, treo pa nô, áp phích từ ngày \
25/4/2023 đến ngày 02/5/2023.
4. Báo Hải Lam, Đài Phát thanh và Truyền hình tỉnh, Tạp chí Sông Lam tăng thời lượng tin, bài.
5. Đội ngũ báo cáo viên, tuyên truyền viên các cấp tích cực tuyên truyền miệng.
6. Các cơ quan, đơn vị báo cáo kết quả về Ban Tuyên giáo Tỉnh ủy (qua Phòng Tuyên truyền) trước ngày \
10/9/2023; riêng các ngày lễ đầu năm báo cáo trước 15/5/2023.
Nơi nhận:
- Lưu VP.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Nguyễn A
""",
    "standing_duties": """\
ĐẢNG ỦY XÃ YÊN LỘC
*
Số 14-TB/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Lộc, ngày 15 tháng 01 năm 2024
THÔNG BÁO
Phân công nhiệm vụ các đồng chí Ủy viên Ban Thường vụ Đảng ủy
Căn cứ Quy chế làm việc, Ban Thường vụ Đảng ủy phân công nhiệm vụ như sau:
1. Đồng chí Hồ Văn Lâm, Bí thư Đảng ủy, Chủ tịch HĐND xã
- Phụ trách chung, chịu trách nhiệm trước Ban Thường vụ Huyện ủy về toàn bộ hoạt động của Đảng bộ.
- Trực tiếp phụ trách công tác tổ chức, cán bộ, quốc phòng, an ninh.
2. Đồng chí Lê Thị Mơ, Phó Bí thư Thường trực Đảng ủy
- Giúp đồng chí Bí thư điều hành công việc hằng ngày.
Nơi nhận:
- Lưu.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Hồ Văn Lâm
""",
    "telegram": """\
UBND HUYỆN PHÚ KHÊ
Số: 12/CĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Khê, ngày 18 tháng 9 năm 2024
CÔNG ĐIỆN
Về việc tập trung ứng phó với bão số 4
CHỦ TỊCH UBND HUYỆN ĐIỆN:
- Các thành viên Ban Chỉ huy PCTT và TKCN huyện;
- Chủ tịch UBND các xã, thị trấn.
Theo bản tin của Đài Khí tượng Thủy văn tỉnh, hồi 7 giờ ngày 18/9, vị trí tâm bão ở vào khoảng 17 độ \
vĩ Bắc. Để chủ động ứng phó, Chủ tịch UBND huyện yêu cầu:
1. Chủ tịch UBND các xã, thị trấn:
a) Hoãn các cuộc họp không cấp bách để tập trung chỉ đạo ứng phó với bão.
b) Rà soát, sơ tán dân ở vùng nguy hiểm, hoàn thành trước 17 giờ ngày 18/9/2024.
c) Báo cáo tình hình về Văn phòng thường trực Ban Chỉ huy trước 16 giờ hằng ngày.
2. Ban CHQS huyện, Công an huyện chuẩn bị lực lượng, phương tiện sẵn sàng cứu hộ, cứu nạn.
3. Phòng Giáo dục và Đào tạo quyết định cho học sinh nghỉ học từ chiều 18/9.
4. Các thành viên Ban Chỉ huy theo địa bàn được phân công trực tiếp xuống cơ sở kiểm tra, đôn đốc.
5. Giao Phòng Nông nghiệp và PTNT theo dõi, tổng hợp báo cáo kịp thời.
Yêu cầu các đơn vị, địa phương nghiêm túc thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn D
""",
    "resolution": """\
ĐẢNG BỘ TỈNH HẢI LAM
ĐẢNG ỦY PHƯỜNG BẾN CHÂU
*
Số 45-NQ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Châu, ngày 28 tháng 12 năm 2025
NGHỊ QUYẾT
của Ban Chấp hành Đảng bộ phường về phương hướng, nhiệm vụ năm 2026
I. ĐÁNH GIÁ TÌNH HÌNH
1. Kết quả đạt được: thu ngân sách 45 tỷ đồng.
II. MỤC TIÊU, NHIỆM VỤ, GIẢI PHÁP
1. Mục tiêu: Giữ vững ổn định chính trị.
2. Nhiệm vụ, giải pháp
- Tập trung lãnh đạo phát triển kinh tế; phấn đấu đến hết năm 2026 có 03 sản phẩm OCOP.
- Nâng cao chất lượng sinh hoạt chi bộ. Các chi bộ xây dựng nghị quyết chuyên đề trong quý II/2026.
III. TỔ CHỨC THỰC HIỆN
1. Giao Ban Thường vụ Đảng ủy cụ thể hóa Nghị quyết thành chương trình, kế hoạch để lãnh đạo, chỉ \
đạo thực hiện.
2. Đảng ủy UBND phường lãnh đạo UBND phường xây dựng kế hoạch phát triển kinh tế - xã hội năm 2026, \
trình HĐND phường tại kỳ họp thứ 3.
3. Các ban xây dựng Đảng, UBKT, Văn phòng Đảng ủy theo chức năng, nhiệm vụ tham mưu triển khai; định \
kỳ sơ kết, tổng kết.
4. MTTQ và các tổ chức chính trị - xã hội phường xây dựng chương trình hành động, tuyên truyền, vận \
động nhân dân thực hiện.
Nghị quyết này được quán triệt đến chi bộ và phổ biến rộng rãi trong Nhân dân.
T/M BAN CHẤP HÀNH
BÍ THƯ
Tạ Đình Lân
""",
    "letter_of_a_session": """\
SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI LAM
Số: 1500/SGDĐT-VP
V/v tham dự Hội nghị giao ban
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 01 tháng 6 năm 2023
Kính gửi:
- Trưởng phòng GDĐT các huyện, thị xã, thành phố;
- Hiệu trưởng các trường THPT.
Sở Giáo dục và Đào tạo tổ chức Hội nghị giao ban công tác tháng 6/2023 như sau:
1. Thời gian: 8h00 ngày 08/6/2023 (Thứ Năm).
2. Địa điểm: Hội trường Sở.
3. Thành phần: Kính đề nghị Quý phòng, Quý trường cử 01 lãnh đạo tham dự.
4. Nội dung: đánh giá công tác thi; bàn kế hoạch tuyển sinh.
Sở GDĐT đề nghị các đơn vị chuẩn bị báo cáo tham luận (không quá 05 trang), gửi bản mềm qua hộp thư \
vanphong@hailam.invalid trước ngày 05/6/2023; đăng ký đại biểu tại đường link gửi kèm chậm nhất \
16h00 ngày 06/6/2023.
Đề nghị các đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Lê B
""",
    "reception_days": """\
ỦY BAN NHÂN DÂN
XÃ LAM GIANG
Số: 33/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 05 tháng 9 năm 2025
THÔNG BÁO
Lịch tiếp công dân tháng 9 năm 2025
Căn cứ Luật Tiếp công dân; UBND xã thông báo lịch tiếp công dân tháng 9/2025 của Chủ tịch, các Phó \
Chủ tịch UBND xã như sau:
1. Chủ tịch UBND xã tiếp công dân định kỳ vào các ngày 10 và 25/9/2025.
2. Địa điểm: Phòng tiếp công dân, trụ sở UBND xã.
3. Văn phòng HĐND và UBND xã bố trí cán bộ tiếp công dân thường xuyên; Công an xã bảo đảm an ninh trật tự.
Công dân đến đề nghị mang theo giấy tờ tùy thân.
UBND xã thông báo để các cơ quan, tổ chức và Nhân dân được biết./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần C
""",
    "letter_of_a_line_test": """\
ĐẢNG ỦY XÃ VÂN KHÊ
VĂN PHÒNG
*
Số 22-CV/VPĐU
V/v đăng ký điểm cầu
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 11 tháng 8 năm 2025
Kính gửi: Các chi bộ trực thuộc
Thực hiện Công văn số 333-CV/VPTU, ngày 08/8/2025 của Văn phòng Tỉnh ủy về việc tổ chức Hội nghị \
trực tuyến ngày 20/8/2025; để chuẩn bị tốt cho Hội nghị, Văn phòng Đảng ủy kính đề nghị các chi bộ:
1. Thông báo, triệu tập đảng viên dự Hội nghị đầy đủ.
2. Chuẩn bị phòng họp, đường truyền; chạy thử lúc 14 giờ ngày 19/8/2025.
3. Gửi danh sách đại biểu trước 10/8.
Trường hợp đồng chí nào vắng phải báo cáo lý do về Văn phòng Đảng ủy.
Đầu mối liên hệ: đồng chí Lê D, số điện thoại 0900.000.333.
Nơi nhận:
- Như trên,
- Lưu.
CHÁNH VĂN PHÒNG
Hà E
""",
    "decision": """\
TỈNH ỦY HẢI LAM
*
Số 70-QĐ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 10 tháng 5 năm 2023
QUYẾT ĐỊNH
ban hành Quy định về tiếp xúc, đối thoại
BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH
Điều 1. Ban hành kèm theo Quyết định này Quy định về tiếp xúc, đối thoại trực tiếp.
Điều 2. Giao Ban Dân vận Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy hướng dẫn, theo dõi, kiểm \
tra việc thực hiện; định kỳ 6 tháng báo cáo Ban Thường vụ Tỉnh ủy.
Điều 3. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 12-QĐ/TU, ngày 01/3/2018.
Điều 4. Các ban của Tỉnh ủy, Văn phòng Tỉnh ủy, các huyện, thành, thị ủy và các cơ quan, đơn vị liên \
quan chịu trách nhiệm thi hành Quyết định này.
Nơi nhận:
- Như Điều 4,
- Lưu.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Hoàng F
""",
    "minutes": """\
ĐẢNG ỦY XÃ TÂN THỊNH
*
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Thịnh, ngày 20 tháng 10 năm 2025
BIÊN BẢN
Hội nghị giao ban tháng 10
Hôm nay, vào hồi 8 giờ ngày 20/10/2025, Đảng ủy xã tổ chức Hội nghị giao ban.
I. THÀNH PHẦN
- Chủ trì: Đồng chí Bí thư Đảng ủy.
- Thư ký: Đồng chí Chánh Văn phòng.
II. NỘI DUNG
1. Đồng chí Chánh Văn phòng báo cáo kết quả tháng 10.
2. Các đồng chí thảo luận: Đồng chí Hùng đề nghị UBND xã quan tâm tuyến đường thôn 5.
III. KẾT LUẬN
Đồng chí Bí thư kết luận, giao nhiệm vụ:
- UBND xã khẩn trương khắc phục tuyến đường thôn 5, xong trước ngày 05/11/2025.
- Ban Xây dựng Đảng tham mưu kế hoạch kiểm điểm cuối năm trước 30/10.
- Văn phòng ban hành thông báo kết luận trong vòng 24 giờ.
Hội nghị kết thúc lúc 11 giờ cùng ngày.
THƯ KÝ
Lê G
""",
    "letter_with_results": """\
ĐẢNG ỦY PHƯỜNG BẾN CHÂU
*
Số 70-CV/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Châu, ngày 02 tháng 6 năm 2026
Kính gửi: Các chi bộ trực thuộc
Đảng ủy phường đề nghị các chi bộ rà soát đảng viên đi làm ăn xa, hoàn thành trước ngày 10/6/2026.
Kết quả rà soát gửi về Đảng ủy (qua Ban Xây dựng Đảng) trước ngày 15/6/2026.
Phân công: - Ban Xây dựng Đảng tổng hợp. - Văn phòng Đảng ủy in biểu mẫu; gửi các chi bộ ngày 03/6/2026.
Nơi nhận:
- Như trên,
- Lưu.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lê A
""",
    "invitation_of_guests": """\
ĐẢNG BỘ TỈNH HẢI LAM
HUYỆN ỦY PHÚ KHÊ
*
Số 90-GM/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Phú Khê, ngày 12 tháng 6 năm 2023
GIẤY MỜI
Thực hiện Chương trình công tác tháng 6/2023, Ban Thường vụ Huyện ủy tổ chức Hội nghị trực tuyến \
quán triệt Nghị quyết Trung ương 7.
I. THÀNH PHẦN
1. Tại điểm cầu Huyện ủy
- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ huyện.
- Lãnh đạo các phòng, ban, ngành, đoàn thể cấp huyện.
- Đồng chí Trần Văn A, Trưởng Ban Tuyên giáo Huyện ủy truyền đạt nội dung chuyên đề 1.
- Phóng viên Trung tâm Văn hóa - Truyền thông dự và đưa tin.
2. Tại điểm cầu các xã, thị trấn
- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã, thị trấn; bí thư chi bộ; trưởng các đoàn thể.
- Đảng ủy các xã, thị trấn triệu tập và phân công đồng chí chủ trì điểm cầu.
II. THỜI GIAN, ĐỊA ĐIỂM
- Thời gian: 01 buổi, bắt đầu từ 7h30 ngày 20/6/2023 (thứ Ba).
- Địa điểm: Hội trường Huyện ủy và hội trường các xã, thị trấn.
III. NỘI DUNG
1. Đồng chí Bí thư Huyện ủy khai mạc.
2. Ban Tuyên giáo Huyện ủy báo cáo chuyên đề.
3. Thảo luận, giải đáp.
Nhận được Giấy mời này, đề nghị các đồng chí dự họp đúng thành phần, thời gian. Đại biểu dự họp mặc \
trang phục lịch sự.
Nơi nhận:
- Như thành phần,
- Lưu.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê Văn B
""",
    "invitation_with_bridge_points": """\
UBND HUYỆN ĐÔNG VÂN
Số: 55/GM-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đông Vân, ngày 08 tháng 11 năm 2023
GIẤY MỜI
Họp trực tuyến
UBND huyện trân trọng kính mời các đại biểu dự họp trực tuyến:
Nội dung: Triển khai Luật Đất đai.
Thời gian: 14h00 ngày 10/11/2023.
Chủ trì: Đồng chí Phó Chủ tịch UBND huyện.
Thành phần:
* Điểm cầu huyện: Lãnh đạo các phòng: Tài nguyên và Môi trường, Tư pháp; Chi nhánh Văn phòng Đăng ký \
đất đai; Trung tâm Viễn thông.
* Điểm cầu xã: Chủ tịch UBND xã; công chức địa chính. Chủ tịch UBND các xã mời thêm thành phần và \
chủ trì tại điểm cầu.
Phân công nhiệm vụ:
Phòng Tài nguyên và Môi trường: chuẩn bị tài liệu, gửi Văn phòng HĐND và UBND trước 16h ngày \
09/11/2023 để đăng tải.
Trung tâm Viễn thông kết nối, kiểm tra đường truyền trước 13h30 ngày 10/11/2023.
UBND các xã, thị trấn: chuẩn bị phòng họp, cán bộ kỹ thuật.
Trân trọng kính mời./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Lê C
""",
    "week_schedule": """\
ĐẢNG ỦY XÃ VÂN KHÊ
*
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 03 tháng 10 năm 2025
LỊCH CÔNG TÁC
của Thường trực Đảng ủy tuần 41 (từ ngày 06/10 đến ngày 10/10/2025)
Thứ Hai (06/10)
- Sáng: 7h30: Chào cờ; giao ban Thường trực Đảng ủy với các ban xây dựng Đảng.
- Chiều: 14h00: Đồng chí Bí thư làm việc với UBND xã về giải phóng mặt bằng. Văn phòng Đảng ủy chuẩn bị.
Thứ Ba (07/10)
- Sáng: Đồng chí Phó Bí thư dự hội nghị tại tỉnh.
- Chiều: Ủy ban Kiểm tra tiến hành kiểm tra Chi bộ thôn 3.
Thứ Tư (08/10)
- 8h00: Họp Ban Thường vụ cho ý kiến công tác cán bộ (Ban Xây dựng Đảng trình, gửi tài liệu trước \
ngày 07/10).
Ghi chú: Lịch này thay cho giấy mời. Đề nghị các đồng chí thực hiện nghiêm túc.
Nơi nhận:
- Lưu.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê D
""",
    "report": """\
SỞ Y TẾ HẢI LAM
BỆNH VIỆN ĐA KHOA
Số: 200/BC-BV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 02 tháng 7 năm 2023
BÁO CÁO
Sơ kết 6 tháng
I. KẾT QUẢ
Bệnh viện đã khám 12.000 lượt; phối hợp với Sở Y tế tổ chức tập huấn.
II. NHIỆM VỤ TRỌNG TÂM
1. Các khoa, phòng tiếp tục nâng cao chất lượng; hoàn thành chỉ tiêu trước ngày 30/11/2023.
2. Giao Phòng Kế hoạch tổng hợp theo dõi.
III. KIẾN NGHỊ
Đề nghị UBND tỉnh bố trí kinh phí mua sắm trong quý III/2023.
Nơi nhận:
- Sở Y tế;
- Lưu: VT.
GIÁM ĐỐC
BS. Trần E
""",
    "inspection_programme": """\
ĐẢNG ỦY PHƯỜNG TRƯỜNG LAM
*
Số 11-CTr/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Lam, ngày 05 tháng 01 năm 2024
CHƯƠNG TRÌNH
kiểm tra, giám sát năm 2024
Căn cứ Điều lệ Đảng; Đảng ủy xây dựng Chương trình kiểm tra, giám sát năm 2024 như sau:
I. MỤC ĐÍCH, YÊU CẦU
- Chủ động phòng ngừa vi phạm. Cấp ủy các chi bộ phối hợp chặt chẽ.
II. NỘI DUNG
1. Ban Chấp hành: Kiểm tra 02 chi bộ về thực hiện Nghị quyết Đại hội. Thời gian: quý II/2024.
2. Ban Thường vụ: Giám sát chuyên đề Chi bộ Công an. Thời gian: Quý III/2024.
III. TỔ CHỨC THỰC HIỆN
- Ủy ban Kiểm tra Đảng ủy tham mưu Ban Thường vụ xây dựng kế hoạch từng cuộc; theo dõi, đôn đốc, báo \
cáo theo quy định.
- Các chi bộ trực thuộc căn cứ Chương trình này xây dựng chương trình của chi bộ, gửi UBKT Đảng ủy \
trước 25/01/2024.
- Chương trình được phổ biến đến chi bộ.
Nơi nhận:
- Lưu.
T/M ĐẢNG ỦY
BÍ THƯ
Lê F
""",
    "letter_with_lists_in_a_line": """\
ĐẢNG BỘ TỈNH HẢI LAM
HUYỆN ỦY ĐÔNG VÂN
*
Số 405-CV/HU
Về việc chuẩn bị các điều kiện tổ chức Hội nghị đối thoại
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Vân, ngày 05 tháng 8 năm 2024

Kính gửi:	- Ban Dân vận Huyện ủy,
	- Văn phòng Huyện ủy,
	- Ủy ban nhân dân huyện.

Theo Kế hoạch số 118-KH/HU, ngày 22/4/2024 về tổ chức Hội nghị đối thoại. Ban Thường vụ Huyện ủy \
giao nhiệm vụ cho các cơ quan, đơn vị như sau:
1. Ban Dân vận Huyện ủy:
1.1. Tổng hợp, phân loại các ý kiến, kiến nghị gửi các cơ quan liên quan trả lời, xong trước 12/8/2024.
1.2. Xây dựng kịch bản chi tiết; (2) mời đại biểu; (3) dự thảo Thông báo kết luận ngay sau Hội nghị.
2. Văn phòng Huyện ủy: - Chuẩn bị giấy mời, tài liệu. - Phối hợp với Trung tâm Văn hóa trang trí hội \
trường trước 15h00' ngày 19/8/2024.
3. Ủy ban nhân dân huyện và các phòng, ban, ngành liên quan:
+ Chuẩn bị báo cáo giải trình các ý kiến;
+ Cử lãnh đạo dự Hội nghị;
+ Báo cáo kết quả giải quyết kiến nghị sau Hội nghị chậm nhất 20 ngày.
4. Các đồng chí Ủy viên Ban Chấp hành được phân công chỉ đạo xã: theo dõi, nắm tình hình, báo cáo \
Thường trực Huyện ủy.
Yêu cầu các cơ quan, đơn vị triển khai thực hiện nghiêm túc; nếu có vướng mắc báo cáo Thường trực \
Huyện ủy.
Nơi nhận:
- Như trên,
- Lưu VPHU.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê A
""",
    "letter_from_the_centre": """\
BAN CHẤP HÀNH TRUNG ƯƠNG
VĂN PHÒNG
*
Số 4567-CV/VPTW
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 07 tháng 3 năm 2025
Kính gửi: Các tỉnh ủy, thành ủy trực thuộc Trung ương
Thực hiện ý kiến chỉ đạo của đồng chí Thường trực Ban Bí thư tại cuộc họp ngày 03/3/2025, Văn phòng \
Trung ương Đảng trân trọng đề nghị các tỉnh ủy, thành ủy báo cáo tình hình, kết quả sắp xếp tổ chức \
bộ máy đến ngày 28/02/2025, nêu rõ khó khăn, vướng mắc và kiến nghị (nếu có).
Báo cáo đề nghị gửi về Văn phòng Trung ương Đảng (qua Vụ Tổng hợp) trước ngày 15/3/2025; sau đó định \
kỳ gửi vào ngày 20 hằng tháng cho đến khi có văn bản mới.
Trân trọng cảm ơn./.
Nơi nhận:
- Như trên,
- Lưu VPTW.
K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Phạm B
""",
    "youth_plan": """\
TỈNH ĐOÀN HẢI LAM
BAN THƯỜNG VỤ
***
Số: 77-KH/TĐTN-TNNT
ĐOÀN TNCS HỒ CHÍ MINH
Hải Lam, ngày 01 tháng 3 năm 2024
KẾ HOẠCH
Triển khai Tháng Thanh niên năm 2024
I. MỤC ĐÍCH - YÊU CẦU
II. NỘI DUNG
1. Nội dung 1: Ra quân Chủ nhật xanh
- Cấp tỉnh: Tổ chức tại xã Vân Khê, thời gian: ngày 03/3/2024.
- Cấp huyện: Mỗi đơn vị tổ chức ít nhất 01 hoạt động.
2. Chỉ tiêu
- Mỗi cơ sở đoàn trồng 100 cây xanh.
III. TIẾN ĐỘ THỰC HIỆN
- Từ 01/3 - 05/3/2024: Xây dựng, ban hành kế hoạch.
- Từ 05/3 - 31/3/2024: Các cấp bộ đoàn đồng loạt ra quân.
- Trước ngày 05/4/2024: Các đơn vị báo cáo kết quả về Tỉnh đoàn.
IV. TỔ CHỨC THỰC HIỆN
1. Cấp tỉnh
- Ban Thanh niên nông thôn Tỉnh đoàn: Tham mưu tổ chức Lễ ra quân; tổng hợp kết quả.
- Văn phòng Tỉnh đoàn chuẩn bị kinh phí, phương tiện.
- Các ban, đơn vị khối phong trào phối hợp triển khai.
2. Các huyện, thị, thành đoàn, đoàn trực thuộc
- Xây dựng kế hoạch và triển khai hiệu quả Tháng Thanh niên.
- Báo cáo kết quả (kèm hình ảnh) về Tỉnh đoàn qua email trước ngày 05/4/2024.
TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
PHÓ BÍ THƯ
Nguyễn C
Nơi nhận:
- TW Đoàn (b/c);
- Lưu VP.
""",
    "conclusions_with_numbers": """\
ĐẢNG ỦY XÃ YÊN LỘC
*
Số 08-KL/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Lộc, ngày 25 tháng 7 năm 2025
KẾT LUẬN
của Ban Thường vụ Đảng ủy tại phiên họp tháng 7/2025
Tại phiên họp ngày 22/7/2025, sau khi nghe Đảng ủy UBND xã báo cáo tình hình kinh tế - xã hội, Ban \
Thường vụ Đảng ủy kết luận như sau:
1. Ban Thường vụ Đảng ủy đánh giá cao sự cố gắng của các cơ quan. Tuy nhiên tiến độ giải phóng mặt \
bằng chậm, UBND xã cần rút kinh nghiệm.
2. Thời gian tới, giao Đảng ủy UBND xã lãnh đạo, chỉ đạo UBND xã: (1) Hoàn thành giải phóng mặt bằng \
tuyến đường liên thôn trước ngày 31/8/2025; (2) Rà soát hộ nghèo, báo cáo Ban Thường vụ trong tháng \
8; (3) Chuẩn bị các điều kiện khai giảng năm học mới.
3. Đồng ý bổ sung kinh phí cho Trạm Y tế; giao Phòng Kinh tế thẩm định, trình UBND xã quyết định.
4. Đồng chí Chủ nhiệm UBKT Đảng ủy tham mưu kiểm tra việc thực hiện Kết luận này, báo cáo kết quả \
tại phiên họp tháng 9/2025.
Nơi nhận:
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lê D
""",
    "plan_without_numbers": """\
ĐẢNG ỦY XÃ LAM GIANG
*
Số 77-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 01 tháng 7 năm 2024
KẾ HOẠCH
Tổ chức Hội nghị gặp mặt, đối thoại giữa người đứng đầu cấp ủy, chính quyền với phụ nữ
I. Mục đích
Nắm bắt tâm tư của hội viên.
II. Tổ chức thực hiện
Giao Hội Liên hiệp Phụ nữ xã chủ trì, phối hợp với Văn phòng Đảng ủy tham mưu tổ chức Hội nghị. Tổng \
hợp ý kiến của hội viên gửi về Đảng ủy trước 10/7.
UBND xã: Chỉ đạo công chức liên quan chuẩn bị nội dung trả lời. Bố trí kinh phí tổ chức Hội nghị.
Công an xã, Ban CHQS xã đảm bảo ANTT.
Đài truyền thanh xã: Tuyên truyền trước, trong, sau Hội nghị.
Chi bộ các xóm, Ban công tác Mặt trận các xóm tuyên truyền, vận động hội viên tham gia; chọn cử đại \
biểu: xóm 1, xóm 2 mỗi xóm 05 người; các xóm còn lại 03 người; danh sách gửi Hội LHPN xã chậm nhất \
ngày 12/7/2024.
Hội nghị được tổ chức vào ngày 18/7/2024.
Nơi nhận:
- Lưu.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lê D
""",
    "joint_plan": """\
HỘI ĐỒNG NHÂN DÂN - UỶ BAN NHÂN DÂN - UỶ BAN MTTQ
HUYỆN PHÚ KHÊ
Số: 03/KHLT
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Khê, ngày 05 tháng 4 năm 2024
KẾ HOẠCH LIÊN TỊCH
Tổ chức tiếp xúc cử tri trước kỳ họp giữa năm 2024
I. MỤC ĐÍCH, YÊU CẦU
II. THỜI GIAN, ĐỊA ĐIỂM
Từ ngày 10/5/2024 đến ngày 20/5/2024 (có lịch kèm theo).
III. PHÂN CÔNG TRÁCH NHIỆM
1. Thường trực HĐND huyện
- Xây dựng lịch tiếp xúc, gửi UBND, Uỷ ban MTTQ huyện và các xã trước ngày 25/4/2024.
- Tổng hợp ý kiến, kiến nghị của cử tri chuyển UBND huyện giải quyết chậm nhất 05 ngày sau đợt tiếp xúc.
2. Uỷ ban nhân dân huyện
- Cử đại diện lãnh đạo dự các điểm tiếp xúc; chỉ đạo giải trình các ý kiến thuộc thẩm quyền.
- Công an huyện có kế hoạch bảo đảm an ninh trật tự.
3. Ban Thường trực Uỷ ban MTTQ huyện
Hướng dẫn Uỷ ban MTTQ các xã chủ trì hội nghị, ghi biên bản; tổng hợp báo cáo về Thường trực HĐND \
huyện trước ngày 25/5/2024.
4. Thường trực HĐND, UBND, Uỷ ban MTTQ các xã, thị trấn
a) Chuẩn bị hội trường, thông báo rộng rãi cho cử tri.
b) Mời đại biểu, cử tri dự đúng thành phần; số lượng từ 80 - 100 cử tri/điểm.
Đề nghị các vị đại biểu HĐND huyện tham dự đầy đủ các điểm tiếp xúc theo lịch.
TM. UỶ BAN MTTQ          TM. UỶ BAN NHÂN DÂN
CHỦ TỊCH                 CHỦ TỊCH
Lê E                     Trần F
""",
    "answers_after_a_dialogue": """\
ĐẢNG BỘ TỈNH HẢI LAM
ĐẢNG ỦY XÃ VÂN KHÊ
*
Số 19-TB/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 14 tháng 11 năm 2025
THÔNG BÁO KẾT LUẬN
Hội nghị đối thoại giữa Bí thư Đảng ủy với Nhân dân năm 2025
Ngày 07/11/2025, Đảng ủy xã đã tổ chức Hội nghị đối thoại với 85 đại biểu. Sau khi nghe ý kiến và \
phần trả lời của các cơ quan, đồng chí Bí thư Đảng ủy kết luận các nội dung như sau:
1. Ý kiến của ông Trần Văn Bảy, thôn 3 về cấp giấy chứng nhận quyền sử dụng đất:
Giao Phòng Kinh tế phối hợp Chi nhánh Văn phòng Đăng ký đất đai kiểm tra hồ sơ, trả lời ông Bảy \
trước ngày 30/11/2025.
2. Ý kiến của bà Lò Thị Hoa, thôn 5 đề nghị nâng cấp đường nội đồng:
UBND xã khảo sát, đưa vào kế hoạch đầu tư công năm 2026. Thời hạn báo cáo: 15/12/2025.
3. Ý kiến về nước sinh hoạt: Trung tâm Dịch vụ công ích sửa chữa đường ống, cấp nước ổn định trở lại \
trong vòng 07 ngày.
4. Các ý kiến khác, giao Văn phòng HĐND và UBND tổng hợp, tham mưu trả lời bằng văn bản trước 30/11/2025.
Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể giám sát việc thực hiện Thông báo này; Văn phòng \
Đảng ủy theo dõi, đôn đốc, định kỳ hằng tháng báo cáo Ban Thường vụ Đảng ủy.
Nơi nhận:
- Lưu VPĐU.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê G
""",
    "programme_of_action": """\
TỈNH ỦY HẢI LAM
*
Số 12-CTr/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 22 tháng 9 năm 2023
CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 24-NQ/TW
A. MỤC TIÊU
Phấn đấu đến năm 2030 tỷ lệ đô thị hóa đạt 45%.
B. NHIỆM VỤ VÀ GIẢI PHÁP
1. Nâng cao nhận thức
Tăng cường tuyên truyền. Ban Tuyên giáo Tỉnh ủy chủ trì, hướng dẫn công tác tuyên truyền.
2. Hoàn thiện quy hoạch
Hoàn thành Quy hoạch tỉnh trong năm 2023.
C. TỔ CHỨC THỰC HIỆN
1. Các huyện ủy, thị ủy, thành ủy, ban cán sự đảng, đảng đoàn, đảng ủy trực thuộc Tỉnh ủy tổ chức \
quán triệt, xây dựng kế hoạch thực hiện, hoàn thành trước ngày 30/10/2023.
2. Ban cán sự đảng UBND tỉnh lãnh đạo, chỉ đạo cụ thể hóa Chương trình bằng kế hoạch, đề án; định kỳ \
hằng năm báo cáo kết quả về Ban Thường vụ Tỉnh ủy trước ngày 15/12.
3. Đảng đoàn HĐND tỉnh lãnh đạo ban hành cơ chế, chính sách; giám sát việc thực hiện.
4. Giao Ban Kinh tế (Văn phòng Tỉnh ủy) theo dõi, đôn đốc, sơ kết, tổng kết.
T/M BAN CHẤP HÀNH
BÍ THƯ
Hoàng H
""",
    "training_plan": """\
TỈNH ỦY HẢI LAM
BAN DÂN VẬN
*
Số 88-KH/BDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 10 tháng 3 năm 2023
KẾ HOẠCH
Tổ chức Hội nghị tập huấn công tác dân vận năm 2023
I- MỤC ĐÍCH, YÊU CẦU
II- NỘI DUNG, THÀNH PHẦN
III- THỜI GIAN, ĐỊA ĐIỂM
Hội nghị tổ chức 02 lớp:
- Lớp 1: từ ngày 10/4 đến 12/4/2023.
- Lớp 2: từ ngày 17/4 đến 19/4/2023.
IV- PHÂN CÔNG THỰC HIỆN
1. Lãnh đạo Ban
- Đồng chí Trưởng Ban: Khai mạc lớp học; giảng chuyên đề 1.
- Đồng chí Phó Trưởng Ban Thường trực trực tiếp chỉ đạo, điều hành lớp.
2. Các phòng chuyên môn
2.1. Phòng Dân vận các cơ quan nhà nước
- Chủ trì tham mưu công văn triệu tập học viên, chương trình lớp học (hoàn thành trước 20/3).
- Liên hệ, mời báo cáo viên; tổng hợp tài liệu in ấn trước ngày 31/3/2023.
2.2. Phòng Đoàn thể và các hội: Quản lý lớp, điểm danh, bế giảng.
2.3. Văn phòng Ban
- Lập dự toán kinh phí, trình lãnh đạo Ban duyệt (Thời gian: ngày 15/3/2023).
- Bố trí xe, nơi ăn, nghỉ cho giảng viên.
3. Ban dân vận các huyện, thị, thành ủy: Cử cán bộ tham gia đúng đối tượng; gửi danh sách trước ngày \
31/3/2023 về Ban Dân vận Tỉnh ủy (Đ/c Hà, ĐT 0900.000.212).
V- KINH PHÍ
Từ nguồn kinh phí chi thường xuyên của Ban năm 2023.
Nơi nhận:
- Lưu VP.
TRƯỞNG BAN
Võ Thị I
""",
    "letter_to_many": """\
UBND THÀNH PHỐ CỬA LAM
Số: 889/UBND-VX
V/v tăng cường phòng chống đuối nước trẻ em
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Cửa Lam, ngày 15 tháng 5 năm 2024
Kính gửi:
- Phòng Lao động - TB&XH; Phòng Giáo dục và Đào tạo;
- Thành đoàn; UBND các phường, xã.
Trong thời gian qua, trên địa bàn tỉnh xảy ra một số vụ đuối nước. Để chủ động phòng, chống tai nạn \
đuối nước ở trẻ em dịp hè 2024, UBND thành phố yêu cầu các phòng, ban, ngành, đoàn thể, UBND các \
phường, xã:
1. Phòng Lao động - TB&XH:
- Chủ trì, phối hợp với các ngành liên quan tham mưu UBND thành phố ban hành Kế hoạch phòng, chống \
tai nạn thương tích trẻ em, xong trước 25/5/2024.
- Theo dõi, kiểm tra việc thực hiện tại cơ sở; tổng hợp, báo cáo UBND thành phố theo định kỳ.
2. Phòng Giáo dục và Đào tạo chỉ đạo các trường học tuyên truyền, ký cam kết với phụ huynh; phối hợp \
mở lớp dạy bơi.
3. Đề nghị Thành đoàn:
Phối hợp tổ chức các hoạt động hè; vận động nguồn lực xây dựng bể bơi di động.
4. UBND các phường, xã: rà soát, cắm biển cảnh báo tại ao, hồ, sông, suối (trước ngày 30/5); chịu \
trách nhiệm trước UBND thành phố nếu để xảy ra đuối nước do thiếu biển cảnh báo.
5. Các phòng, ban, ngành khác căn cứ chức năng, nhiệm vụ phối hợp thực hiện.
Nhận được Công văn này yêu cầu các đơn vị nghiêm túc triển khai thực hiện, báo cáo kết quả về UBND \
thành phố (qua Phòng LĐTBXH) trước ngày 15/9/2024./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê K
""",
    "regulation": """\
TỈNH ỦY HẢI LAM
*
Số 05-QC/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 30 tháng 10 năm 2022
QUY CHẾ
làm việc của Ban Chấp hành Đảng bộ tỉnh
CHƯƠNG I
TRÁCH NHIỆM, QUYỀN HẠN
Điều 1. Ban Chấp hành Đảng bộ tỉnh
1. Lãnh đạo thực hiện Nghị quyết Đại hội.
2. Quyết định các vấn đề lớn.
Điều 2. Trách nhiệm của Văn phòng Tỉnh ủy
1. Tham mưu chương trình công tác.
2. Gửi tài liệu trước hội nghị 03 ngày.
Điều 10. Tổ chức thực hiện
Văn phòng Tỉnh ủy chịu trách nhiệm theo dõi việc thực hiện Quy chế.
T/M TỈNH ỦY
BÍ THƯ
Hoàng H
""",
    "speech": """\
BÀI PHÁT BIỂU
của đồng chí Bí thư Tỉnh ủy tại Hội nghị
Kính thưa các đồng chí!
Tôi đề nghị các cấp ủy tập trung lãnh đạo; Ban Tổ chức tham mưu trước ngày 30/6/2024.
""",
    "report_by_letter": """\
TỈNH ỦY HẢI LAM
*
Số 15-CV/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 03 tháng 4 năm 2024
Kính gửi: Ban Bí thư Trung ương Đảng
Thực hiện Công văn số 100-CV/VPTW, ngày 01/3/2024, Ban Thường vụ Tỉnh ủy Hải Lam báo cáo như sau:
1. Ban Thường vụ Tỉnh ủy đã chỉ đạo các huyện rà soát.
2. Đến ngày 31/3/2024, các địa phương hoàn thành 95% kế hoạch.
Ban Thường vụ Tỉnh ủy kính đề nghị Ban Bí thư xem xét, cho ý kiến.
Nơi nhận:
- Như trên,
- Lưu.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Hoàng H
""",
    "proposal": """\
UBND XÃ YÊN LỘC
Số: 10/TTr-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Yên Lộc, ngày 03 tháng 4 năm 2024
TỜ TRÌNH
Về việc đề nghị bổ sung kinh phí
Kính gửi: UBND huyện
UBND xã kính đề nghị UBND huyện xem xét, bổ sung kinh phí trước ngày 30/4/2024.
Nơi nhận:
- Như trên.
CHỦ TỊCH
Lê A
""",
    "conclusions_of_a_briefing": """\
ĐẢNG BỘ TỈNH HẢI LAM
HUYỆN ỦY ĐÔNG VÂN
*
Số 333-TB/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Vân, ngày 02 tháng 4 năm 2024

THÔNG BÁO
Kết luận của đồng chí Bí thư Huyện ủy tại Hội nghị giao ban tháng 3/2024
-----

Ngày 29/3/2024, đồng chí Bí thư Huyện ủy chủ trì Hội nghị giao ban. Sau khi nghe các đơn vị báo cáo, \
đồng chí Bí thư kết luận:

1. Về công tác xây dựng Đảng

- Các chi, đảng bộ cơ sở tiếp tục đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí \
Minh; hoàn thành kết nạp đảng viên quý I.

- Ban Tổ chức Huyện ủy tham mưu Kế hoạch luân chuyển cán bộ trước 15/4/2024; đồng thời, rà soát hồ \
sơ đảng viên.

- UBKT Huyện ủy kết luận 02 cuộc kiểm tra dấu hiệu vi phạm trong tháng 4.

2. Về kinh tế - xã hội

2.1. Đảng bộ UBND huyện lãnh đạo UBND huyện:

- Tập trung giải phóng mặt bằng dự án cụm công nghiệp, bàn giao trước 30/4/2024.

- Chỉ đạo Phòng NN&PTNT phối hợp các xã phòng trừ sâu bệnh.

2.2. Giao đồng chí Trần Văn Bình, Phó Bí thư, Chủ tịch UBND huyện trực tiếp đối thoại với các hộ dân \
xã Tân Thịnh, chậm nhất ngày 20/4.

3. Về quốc phòng, an ninh: Giao Đảng ủy Quân sự huyện, Đảng ủy Công an huyện duy trì nghiêm chế độ \
trực, nắm chắc tình hình.

4. Một số nhiệm vụ khác

Mặt trận, các đoàn thể chuẩn bị tốt Đại hội MTTQ huyện. Trung tâm Chính trị huyện mở lớp bồi dưỡng \
kết nạp Đảng. Hội Nông dân, Hội Phụ nữ phối hợp Ngân hàng CSXH giải ngân vốn vay.

Trên đây là kết luận của đồng chí Bí thư Huyện ủy; Văn phòng Huyện ủy thông báo để các đơn vị biết, \
thực hiện.

Nơi nhận:
- Thường trực Huyện ủy (b/c),
- Lưu VPHU.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Lê Thị M
""",
}
