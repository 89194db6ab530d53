# Trang "Kỷ luật báo cáo" (pages/reporting.py).

# Hạn nộp
reporting-deadline-left = Còn { $left } đến hạn { $deadline } ngày { $day }
reporting-deadline-passed = Đã qua hạn { $deadline } ngày { $day }
reporting-deadline-note = Báo cáo nhận đúng { $deadline }:00 đã là trễ. Giờ máy chủ, múi giờ Hà Nội.
reporting-left-days = { $days } ngày { $hours } giờ
reporting-left-hours = { $hours } giờ { $minutes } phút
reporting-left-minutes = { $minutes } phút
reporting-left-last-minute = chưa đầy 1 phút

# Số xã, phường theo trạng thái
reporting-not-started = { $count } xã, phường chưa bắt đầu chiến dịch hoặc đã kết thúc nên không phải báo cáo ngày này.

# Danh sách nhắc việc
reporting-unreported = Chưa nộp báo cáo: { $count } xã, phường
reporting-unreported-hint = Bấm biểu tượng sao chép ở góc phải khung để dán vào nhóm Zalo.
reporting-unreported-none = Tất cả xã, phường phải báo cáo ngày { $day } đã nộp.
reporting-incomplete = Đã nộp nhưng còn thiếu: { $count } xã, phường
reporting-copy-head-before = Đến { $known_at }, còn { $count }/{ $total } xã, phường chưa nộp báo cáo ngày { $day }. Hạn nộp { $deadline }:
reporting-copy-head-after = Tính đến { $known_at }, { $count }/{ $total } xã, phường chưa nộp báo cáo ngày { $day } (hạn { $deadline } đã qua):
reporting-copy-incomplete = { $count } xã, phường đã nộp báo cáo ngày { $day } nhưng còn thiếu số liệu bắt buộc, đề nghị bổ sung:
reporting-copy-line = - { $district }: { $wards }
reporting-copy-demo = [DỮ LIỆU MÔ PHỎNG, không gửi]
reporting-today-table = Trạng thái báo cáo từng xã, phường ngày { $day }

# Công tắc các phần
reporting-part = Xem thêm
reporting-part-strip = Dải { $campaign_days } ngày
reporting-part-rates = Tỷ lệ
reporting-part-faults = Lỗi lặp lại
reporting-part-problems = Lỗi số liệu
reporting-part-versions = Phiên bản

# Dải 126 × 45
reporting-strip = Mỗi ô là báo cáo một ngày của một xã, phường
reporting-strip-caption = Hàng: { $wards } xã, phường. Cột: ngày chiến dịch. Ký hiệu và màu như chú giải; vạch đứng là ngày { $day }.
reporting-strip-order = Thứ tự
reporting-strip-order-faults = Nhiều lỗi trước
reporting-strip-order-district = Theo quận, huyện cũ
reporting-strip-alt = Bảng màu { $wards } xã, phường × { $days } ngày: đến { $day } có { $on_time } báo cáo đúng hạn, { $late } trễ, { $incomplete } thiếu, { $missing } lần không báo cáo.
reporting-strip-received = nhận
reporting-strip-version = { "bản " }

# Tỷ lệ theo ngày và theo xã, phường
reporting-rates = Tỷ lệ báo cáo đúng hạn và báo cáo đủ theo ngày
reporting-rates-caption = Đúng hạn: trên số báo cáo phải nộp đã đến hạn. Đủ: trên số báo cáo đã nhận. Ngày chưa hết hạn chưa có trong hình.
reporting-rates-alt = Hai đường theo ngày: ngày { $day } có { $on_time } báo cáo phải nộp đúng hạn và { $complete } báo cáo đã nhận là đủ.
reporting-rates-on-time = Đúng hạn
reporting-rates-complete = Đủ
reporting-counts = Số báo cáo theo trạng thái mỗi ngày
reporting-counts-alt = Cột chồng số xã, phường theo trạng thái báo cáo mỗi ngày; ngày { $day }: { $on_time } đúng hạn, { $late } trễ, { $incomplete } thiếu, { $missing } không báo cáo.
reporting-counts-axis = xã, phường
reporting-rates-ward = Tỷ lệ của từng xã, phường từ đầu chiến dịch

# Lỗi lặp lại
reporting-faults-caption = Đếm từ đầu chiến dịch của từng xã, phường đến { $day }. { $count } trên { $total } xã, phường có từ { $limit } lần. Đây là câu hỏi cần hỏi lại cơ sở, chưa phải kết luận.
reporting-faults-none = Đến { $day } chưa xã, phường nào có từ { $limit } lần trễ, thiếu hoặc không báo cáo.
reporting-faults-alt = Thanh ngang số lần trễ, thiếu, không báo cáo của { $count } xã, phường nhiều lỗi nhất; cao nhất là { $ward } với { $faults } lần.
reporting-faults-axis = số ngày có lỗi
reporting-faults-top = Hình vẽ { $shown } nơi nhiều lỗi nhất; bảng có đủ { $count } nơi.

# Lỗi số liệu
reporting-problems = Lỗi, cảnh báo và câu hỏi theo quy tắc, từ đầu chiến dịch
reporting-problems-caption = Lỗi làm dòng số liệu bị từ chối; cảnh báo được giữ cùng báo cáo; câu hỏi là số có thể đúng, đơn vị trả lời được bằng một lý do.
reporting-problems-none = Chưa có lỗi, cảnh báo hay câu hỏi nào trong các báo cáo đã nhận.
reporting-problems-alt = Thanh ngang số lỗi, cảnh báo và câu hỏi theo quy tắc; nhiều nhất là { $rule } với { $count } lần.
reporting-problems-axis = số lần
reporting-problems-received = Báo cáo ngày { $day }: đã nhận { $count }; { $errors } có lỗi, { $warnings } có cảnh báo hoặc câu hỏi; { $refused } lần nộp bị từ chối.

# Phiên bản của một báo cáo
reporting-versions = Các bản đã nộp của một báo cáo
reporting-versions-day = Ngày báo cáo
reporting-versions-none = Chưa nhận bản nào của báo cáo ngày { $day }.
reporting-versions-diff = Bản sau sửa gì so với bản trước
reporting-versions-no-diff = Chỉ có một bản, hoặc các bản có cùng số liệu tổng hợp.
reporting-versions-problems = Lỗi, cảnh báo và câu hỏi của báo cáo này
reporting-clock = **{ $ward }** bắt đầu { $start }, kết thúc { $end }: { $day } là **ngày thứ { $day_no }/{ $n_days }** của địa bàn; đã nộp báo cáo của { $reports } ngày.
reporting-clock-ended = **{ $ward }** bắt đầu { $start } và đã kết thúc { $end } (đủ { $n_days } ngày); đã nộp báo cáo của { $reports } ngày.
reporting-clock-before = **{ $ward }** chưa bắt đầu chiến dịch vào ngày { $day }; sẽ bắt đầu { $start }.
reporting-empty-history = Chưa có ngày nào đến hạn báo cáo tính đến thời điểm đang xem.
reporting-file-today = bao-cao-trong-ngay
reporting-file-strip = dai-bao-cao
reporting-file-daily = ty-le-theo-ngay
reporting-file-ward = ty-le-theo-xa-phuong
reporting-file-faults = loi-lap-lai
reporting-file-problems = loi-so-lieu
reporting-file-versions = phien-ban
reporting-file-diff = thay-doi-giua-cac-ban
reporting-file-problem-list = loi-cua-bao-cao
reporting-strip-span = Khoảng thời gian
reporting-strip-span-all = Cả { $campaign_days } ngày
reporting-strip-span-14 = 14 ngày gần nhất
reporting-faults = Xã, phường nhiều lần trễ, thiếu hoặc không báo cáo
reporting-faults-limit = Số lần
reporting-faults-limit-name = Từ { $limit } lần

# Câu hỏi và lý do trả lời
reporting-questions = Câu hỏi về báo cáo đang có hiệu lực
reporting-questions-counts = { $questions } câu hỏi tính đến ngày { $day }; { $answered } đã có lý do, { $open } chưa trả lời.
reporting-questions-note = Câu hỏi của bản đã bị thay thế không còn ở đây. Lý do là lời của đơn vị, chưa được kiểm chứng.
reporting-questions-first = Bảng có { $shown } câu hỏi mới nhất trong số { $count }; muốn xem tất cả: python -m campaign query question_list --param row_limit={ $limit }
reporting-questions-none = Không có câu hỏi nào về các báo cáo đang có hiệu lực.
reporting-questions-filter = Hiện câu hỏi
reporting-questions-filter-all = Tất cả
reporting-questions-filter-open = Chưa trả lời
reporting-questions-filter-answered = Đã có lý do
reporting-questions-empty = Không có câu hỏi nào thuộc loại này.
reporting-file-questions = cau-hoi
