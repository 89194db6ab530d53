### Dòng lệnh: dữ liệu tham chiếu và các chiến dịch.
cli-reference = Thời gian chiến dịch của từng nơi, chỉ tiêu và trọng số: xem, thay đổi (có lý do), lịch sử.
cli-reference-windows = Liệt kê thời gian của các nơi; với --ward, --start, --end và --reason thì thay đổi
cli-reference-targets = Liệt kê chỉ tiêu và trọng số; với --set và --reason thì thay đổi, có hiệu lực từ lúc đó
cli-reference-history = Liệt kê mọi thay đổi: lúc nào, ai, đổi gì, từ đâu thành đâu, vì sao
cli-reference-start = Ngày đầu, ví dụ 2025-08-01 hoặc 01/08/2025
cli-reference-end = Ngày cuối
cli-reference-reason = Lý do, từ 3 đến 300 ký tự, không có thông tin cá nhân
cli-reference-set = Mã chỉ tiêu và giá trị mới, ví dụ "T1:officials_trained:ward:2025-07-24 weight=10"; ghi nhiều lần được, tổng trọng số phải là 100
cli-reference-together = Muốn thay đổi thì phải ghi đủ { $options }.
cli-reference-set-form = “{ $written }” chưa đúng: viết MÃ weight=…, MÃ target_value=… hoặc MÃ path_points=…
cli-reference-changed = { $subject }: { $field } { $old } → { $new }
cli-reference-none = Chưa có thay đổi nào.
cli-campaign = Các chiến dịch: liệt kê, mở thêm (không cần sửa mã nguồn).
cli-campaign-list = Liệt kê các chiến dịch: mã, ngày đầu, ngày cuối, hạn nộp, tên; dấu * là chiến dịch đang chọn
cli-campaign-add = Mở một chiến dịch mới với kho riêng
cli-campaign-id = Mã: chữ thường không dấu, chữ số, dấu gạch
cli-campaign-name-vi = Tên tiếng Việt
cli-campaign-name-en = Tên tiếng Anh
cli-campaign-directive = Văn bản chỉ đạo
cli-campaign-start = Ngày đầu
cli-campaign-days = Số ngày
cli-campaign-deadline = Hạn nộp hằng ngày, ví dụ 16:00
cli-campaign-targets = Tệp chỉ tiêu theo mẫu data/targets.csv (không ghi thì chép của chiến dịch có sẵn)
cli-campaign-windows = Tệp thời gian của từng nơi theo mẫu data/ward_windows.csv (không ghi thì mọi nơi như toàn thành phố)
cli-campaign-added = Đã mở chiến dịch { $id }. Mở bảng điều khiển: python -m campaign serve --campaign { $id } (các lệnh khác: CAMPAIGN_ID={ $id }).
cli-campaign-unknown = Không chọn được chiến dịch: { $reason }
cli-serve-campaign = Chiến dịch nào (xem "campaign list"; không ghi thì chiến dịch có sẵn)
cli-time-form = “{ $written }” không phải là giờ; viết 16:00
