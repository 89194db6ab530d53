# Lời trong biên nhận, dùng chung cho mọi cửa nộp báo cáo.
receipt-older-file-again = Tệp này giống hệt phiên bản { $version } đã nộp; số liệu hiện hành là phiên bản { $newest }. Muốn quay lại số liệu cũ, hãy mở tệp, lưu lại rồi nộp thành phiên bản mới.
receipt-title-one = { $status } · { $ward } · ngày { $day } · phiên bản { $version } · { $timeliness } · { $completeness } · số { $receipt_no } · nhận lúc { $received_at }
receipt-title-refused = { $status } · { $ward } · ngày { $day } · số { $receipt_no } · nhận lúc { $received_at }
receipt-title-baseline = { $status } · { $ward } · số liệu nền từ { $day } · phiên bản { $version } · số { $receipt_no } · nhận lúc { $received_at }
receipt-title-many = { $status } · { $accepted } báo cáo được nhận, { $refused } bị từ chối, { $unchanged } không thay đổi
receipt-title-unreadable = { $status } · không có báo cáo nào đọc được · số { $receipt_no } · nhận lúc { $received_at }
receipt-dry-run = (chạy thử, chưa lưu)
receipt-backfilled = (nhập bù)
receipt-demo = Dữ liệu mô phỏng
