### Cửa của máy chủ: vì sao một yêu cầu không được nhận. Chỉ người vận hành và chương trình gặp các câu này.

gate-foreign-host = Máy chủ này không phục vụ dưới tên trong địa chỉ bạn đã mở. Người vận hành: hãy đặt CAMPAIGN_PUBLIC_URL thành địa chỉ công khai của bảng điều khiển.
gate-hidden = Địa chỉ này không có ở đây.
gate-failed = Máy chủ gặp lỗi khi trả lời. Lỗi đã được ghi lại; hãy thử lại sau ít phút.
