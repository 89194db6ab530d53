# Câu hỏi về số liệu và lý do trả lời, dùng chung cho mọi cửa nộp báo cáo.
reason-short = Lý do quá ngắn. Hãy ghi ít nhất { $min } ký tự, ví dụ “Ngày hội chuyển đổi số, đông người dân đến”.
reason-long = Lý do dài quá { $max } ký tự. Hãy ghi ngắn lại.
reason-hidden = Lý do có ký tự điều khiển hoặc ký tự ẩn (xuống dòng, tab, ký tự không nhìn thấy). Hãy gõ lại lý do trên một dòng.
reason-personal = Lý do có vẻ chứa thông tin cá nhân (số điện thoại, số định danh, thư điện tử hoặc số nhà). Hãy xóa thông tin đó; chỉ nêu sự việc.
answer-receipt-unknown = Không có báo cáo đã nhận nào mang số biên nhận { $receipt_no }. Hãy xem lại số; báo cáo bị từ chối thì sửa rồi nộp lại.
answer-not-a-question = Mục số { $problems } của biên nhận này không phải là câu hỏi, nên không có gì để trả lời.
