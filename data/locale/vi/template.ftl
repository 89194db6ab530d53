### The template workbook (its own texts are always Vietnamese) and the contract's documentation.

template-title = Báo cáo ngày { $day } – { $ward }
template-footer = { $ward } – báo cáo ngày { $day }
template-version = { $campaign_name } · Phiên bản biểu mẫu: { $version }
template-unit = Đơn vị tính: { $unit }
template-how-file = Điền sheet 1_TongHop (một dòng) và các sheet chi tiết nếu có phát sinh, rồi gửi lại chính tệp này. Không đổi tên sheet, không đổi dòng tiêu đề.
template-how-grey = Ô xám (ngày, mã, tên xã, phường) đã điền sẵn và khóa; dòng chỉ có các ô này được coi là dòng trống.
template-how-yellow = Tiêu đề vàng: bắt buộc. Ở sheet 1_TongHop, để trống ô vàng thì báo cáo bị tính là chưa đủ. Tiêu đề xanh: điền nếu có số liệu.
template-how-blank = Ô trống nghĩa là “chưa có số liệu”, khác với số 0. Không phát sinh thì ghi 0.
template-how-numbers = Số đếm ghi liền, không dấu: 1043. Số thập phân ghi dấu phẩy: 2,5.
template-how-dates = Ngày ghi ngày/tháng/năm: { $campaign_start }. Giờ ghi theo 24 giờ: 15:30.
template-how-deadline = Gửi trước { $campaign_deadline } hằng ngày; đúng { $campaign_deadline }:00 đã là muộn. Số liệu tính từ { $campaign_deadline } hôm trước đến giờ chốt.
template-how-privacy = Không ghi họ tên, số điện thoại, số định danh, thư điện tử, số nhà của bất kỳ ai: dòng có thông tin cá nhân bị từ chối.
template-notes-sheet = Sheet
template-notes-field = Tiêu đề cột
template-notes-english = Tiếng Anh
template-notes-meaning = Ý nghĩa
template-notes-unit = Đơn vị tính
template-notes-required = Bắt buộc
template-notes-range = Khoảng giá trị
template-notes-choices = Lựa chọn
template-notes-note = Ghi chú
template-kind-key = Xác định dòng số liệu
template-kind-meta = Thông tin về báo cáo
template-kind-daily = Số phát sinh trong ngày
template-kind-stock = Số có tại thời điểm chốt
template-kind-cumulative = Số lũy kế, không trùng
template-kind-state = Tình trạng tại thời điểm chốt
template-kind-dimension = Phân loại
template-required-key = Bắt buộc (khóa)
template-required-complete = Bắt buộc để báo cáo đủ
template-required-yes = Bắt buộc trong dòng
template-required-no = Không bắt buộc
template-range-text = tối đa { $limit } ký tự
template-range-code = 5 chữ số
template-range-date = dd/mm/yyyy
template-range-time = 00:00–23:59
template-range-bool = Có hoặc Không
template-range-enum = chọn trong danh sách
template-range-int = số nguyên
template-range-decimal = số thập phân
template-error-title = Giá trị chưa hợp lệ
template-error-int = Ô “{ $header }” chỉ nhận số nguyên từ { $low } đến { $high }. Không có số liệu thì để trống; không phát sinh thì ghi 0 (nếu được phép).
template-error-decimal = Ô “{ $header }” chỉ nhận số từ { $low } đến { $high }.
template-error-enum = Ô “{ $header }”: hãy chọn một giá trị trong danh sách.
template-error-bool = Ô “{ $header }”: hãy chọn Có hoặc Không.
template-error-date = Ô “{ $header }”: hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ { $campaign_start }.
template-error-time = Ô “{ $header }”: hãy ghi giờ theo 24 giờ, từ { $low } đến { $high }, ví dụ 15:30.
template-error-text = Ô “{ $header }”: viết tối đa { $limit } ký tự, không ghi thông tin cá nhân.
template-error-code = Ô “{ $header }”: ghi mã 5 chữ số.

## docs/report-contract.md

contract-severity-error = lỗi
contract-severity-warning = cảnh báo
contract-severity-question = câu hỏi
