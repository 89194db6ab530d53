# Những gì cổng vào chung của nhiều tiến trình tự trả lời (serve --workers)
front-unavailable-title = Bảng điều khiển đang khởi động lại
front-unavailable = Không mất dữ liệu: mọi báo cáo đã có biên nhận đều đã được lưu. Hãy thử lại sau vài giây; báo cáo chưa có biên nhận thì cần gửi lại.
front-broken-title = Kết nối bị ngắt giữa chừng
front-broken = Tiến trình xử lý yêu cầu vừa dừng và đang được khởi động lại. Nếu vừa gửi báo cáo mà chưa có biên nhận, hãy gửi lại: báo cáo giống hệt không bị tính hai lần.
front-not-found-title = Không có gì ở địa chỉ này
front-not-found = Hãy kiểm tra lại địa chỉ hoặc mở trang đầu của bảng điều khiển.
front-malformed-title = Yêu cầu sai định dạng
front-malformed = Yêu cầu không được chuyển tiếp vì phần đầu hoặc phần thân không đúng HTTP/1.1. Hãy kiểm tra chương trình hoặc máy chủ trung gian đã gửi yêu cầu.
