# Thông báo khi đọc tệp, sheet, dòng và ô: sai gì và sửa thế nào.

# Xã, phường
read-ward-suggestions = Có thể là: { $wards }.
read-ward-known = (mã { $code } là { $code_ward })
read-ward-code-missing = Thiếu mã xã, phường. Tên “{ $name }” là của { $name_ward }, mã { $name_code }. Hãy điền mã vào cột “Mã xã, phường”.
read-ward-code-malformed = Mã “{ $code }” không đúng dạng: mã xã, phường gồm 5 chữ số, ví dụ 00118. Tên “{ $name }” là của { $name_ward }, mã { $name_code }. Hãy sửa mã.
read-ward-code-unknown = Mã { $code } không có trong danh mục 126 xã, phường của Hà Nội. Tên “{ $name }” là của { $name_ward }, mã { $name_code }. Hãy kiểm tra và sửa mã.
read-ward-code-of-draft = Mã { $code } là mã của { $name_ward } trong bản danh mục dự thảo trước đây. Theo Quyết định 19/2025/QĐ-TTg, mã của { $name_ward } là { $name_code }. Hãy sửa mã thành { $name_code }.
read-ward-name-missing = Thiếu tên xã, phường{ $known }. Hãy điền cả mã và tên để đối chiếu.
read-ward-name-unknown = Tên “{ $name }” không khớp xã, phường nào trong danh mục 126 đơn vị từ 01/7/2025{ $known }. Hãy viết đúng tên hiện nay, không dùng tên cũ trước khi sáp nhập. { $suggestions }
read-ward-type-differs = “{ $name }” ghi sai loại đơn vị: trong danh mục chỉ có { $name_ward } (mã { $name_code }). Hãy sửa tên thành “{ $name_ward }” nếu đúng là đơn vị này.
read-ward-disagree = Mã và tên không khớp: mã { $code } là { $code_ward }, còn “{ $name }” là { $name_ward } (mã { $name_code }). Hãy sửa mã hoặc tên cho cùng một đơn vị.
read-ward-disagree-draft = Mã và tên không khớp: mã { $code } là { $code_ward }, còn “{ $name }” là { $name_ward }. Có lẽ mã lấy từ bản danh mục dự thảo trước đây, trong đó { $code } là mã của { $name_ward }; theo Quyết định 19/2025/QĐ-TTg, mã của { $name_ward } là { $name_code }. Hãy sửa mã hoặc tên cho cùng một đơn vị.

# Tệp
read-file-empty = Tệp “{ $file }” rỗng. Hãy lưu lại báo cáo rồi gửi lại.
read-file-image = “{ $file }” là ảnh, không phải bảng tính. Hãy gửi chính tệp Excel (.xlsx), không gửi ảnh chụp.
read-file-pdf = “{ $file }” là tệp PDF. Hãy gửi chính tệp Excel (.xlsx) đã điền.
read-file-html = “{ $file }” là trang web (HTML), dù tên tệp có thể khác. Hãy mở trong Excel và lưu lại dạng “Excel Workbook (.xlsx)”.
read-file-xml = “{ $file }” là tệp XML. Hãy mở trong Excel và lưu lại dạng “Excel Workbook (.xlsx)”.
read-file-xls = “{ $file }” là Excel dạng cũ (.xls). Hãy mở trong Excel và lưu lại dạng “Excel Workbook (.xlsx)”.
read-file-encrypted = “{ $file }” có mật khẩu nên không đọc được. Hãy bỏ mật khẩu mở tệp (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi gửi lại.
read-file-xlsm = “{ $file }” có macro (.xlsm) nên không được nhận. Hãy lưu lại dạng “Excel Workbook (.xlsx)”, không có macro.
read-file-xlsb = “{ $file }” là Excel nhị phân (.xlsb). Hãy lưu lại dạng “Excel Workbook (.xlsx)”.
read-file-ods = “{ $file }” là bảng tính OpenDocument (.ods). Hãy lưu lại dạng “Excel (.xlsx)”.
read-file-word = “{ $file }” là tệp Word hoặc PowerPoint. Hãy gửi tệp Excel (.xlsx) theo biểu mẫu.
read-file-truncated = “{ $file }” bị hỏng hoặc chưa tải lên hết. Hãy mở thử trên máy, lưu lại rồi gửi lại.
read-file-broken = “{ $file }” có cấu trúc sai nên không đọc được. Hãy mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi lại.
read-file-rar = “{ $file }” là tệp nén RAR, 7z hoặc GZ nên không mở được. Hãy gửi thẳng tệp Excel (.xlsx), hoặc nén lại dạng ZIP.
read-file-numbers = “{ $file }” là bảng tính Numbers của Apple. Hãy chọn Tệp > Xuất ra > Excel, rồi gửi tệp .xlsx.
read-file-entities = “{ $file }” có khai báo XML lạ trong thành phần “{ $part }” nên không được mở, vì đây là dấu hiệu của tệp phá hoại. Hãy chép số liệu sang biểu mẫu mới.
read-file-unknown = “{ $file }” không phải XLSX, CSV hay ZIP. Hãy gửi tệp Excel (.xlsx) theo biểu mẫu.
read-file-text = “{ $file }” là tệp văn bản, dù tên không có đuôi .csv. Nếu là CSV, hãy đặt đuôi .csv; nếu không, hãy gửi tệp Excel (.xlsx).
read-file-encoding = “{ $file }” không dùng bảng mã Unicode (có thể là TCVN3, VNI hoặc Windows-1258). Hãy lưu lại dạng “CSV UTF-8”.
read-csv-quote = “{ $file }” có dấu nháy kép không khép kín hoặc đặt sai chỗ (phát hiện ở dòng { $line }). Hãy sửa dấu nháy hoặc xuất lại CSV từ Excel.
read-csv-sheet = Không rõ “{ $file }” là sheet nào của biểu mẫu. Hãy đặt tên theo sheet, ví dụ “1_TongHop.csv”, và giữ nguyên dòng tiêu đề.
read-csv-together = “{ $file }” đọc được nhưng chưa được nhận, vì các tệp CSV gửi cùng nhau là một báo cáo mà { $parts } có lỗi. Hãy sửa tệp đó rồi gửi lại tất cả.
read-workbook-sheets = “{ $file }” không có sheet nào của biểu mẫu đang hiển thị (các sheet hiện có: { $titles }). Hãy dùng biểu mẫu và giữ nguyên tên sheet, ví dụ “1_TongHop”.

# Giới hạn
read-limit-raw = “{ $file }” nặng { $size } MB, vượt giới hạn { $limit } MB. Hãy chia thành nhiều tệp.
read-limit-parts = “{ $file }” chứa { $count } thành phần, vượt giới hạn { $limit }. Hãy chia thành nhiều tệp.
read-limit-part = “{ $file }”: thành phần “{ $part }” khi giải nén nặng { $size } MB, vượt giới hạn { $limit } MB. Hãy xóa định dạng, hình ảnh thừa rồi lưu lại.
read-limit-total = “{ $file }” khi giải nén nặng { $size } MB, vượt giới hạn { $limit } MB. Hãy xóa định dạng, hình ảnh thừa hoặc chia thành nhiều tệp.
read-limit-ratio = “{ $file }”: thành phần “{ $part }” nén quá { $limit } lần nên không được mở, vì đây là dấu hiệu của tệp phá hoại. Hãy chép số liệu sang biểu mẫu mới.
read-limit-rows = “{ $file }” có nhiều hơn { $limit } dòng. Hãy chia thành nhiều tệp.
read-limit-columns = “{ $file }” có dữ liệu ở ô { $cell }, ngoài { $limit } cột được đọc. Hãy xóa dữ liệu ngoài biểu mẫu.
read-limit-cells = “{ $file }” có nhiều hơn { $limit } ô. Hãy chia thành nhiều tệp.
read-limit-merges = Sheet “{ $sheet }” có nhiều hơn { $limit } vùng ô gộp. Hãy bỏ gộp ô rồi gửi lại.
read-limit-text = Ô { $cell } của “{ $file }” dài hơn { $limit } ký tự. Hãy rút ngắn nội dung.
read-limit-effort = Đọc “{ $file }” cần hơn { $memory } MB bộ nhớ hoặc hơn { $seconds } giây, nên tệp không được nhận. Hãy tải biểu mẫu mới, chỉ chép giá trị sang (Dán đặc biệt > Giá trị, không chép định dạng) rồi gửi lại.

# ZIP
read-zip-path = “{ $file }”: tên “{ $part }” trong tệp nén không hợp lệ (đường dẫn lạ hoặc trùng tên). Hãy nén lại các báo cáo.
read-zip-nested = “{ $part }” là tệp nén nằm trong tệp nén nên không được mở. Hãy đưa các báo cáo ra ngoài rồi nén một lần.
read-zip-encrypted = “{ $file }” có mật khẩu. Hãy nén lại không đặt mật khẩu.
read-zip-method = “{ $file }”: “{ $part }” được nén kiểu không hỗ trợ. Hãy nén lại dạng ZIP thông thường.
read-zip-empty = “{ $file }” không chứa tệp nào. Hãy nén lại các báo cáo.

# Sheet và tiêu đề
read-sheet-unknown = Sheet “{ $sheet }” không thuộc biểu mẫu nên không được đọc.
read-sheet-hidden = Sheet “{ $sheet }” đang ẩn nên không được đọc. Nếu cần gửi, hãy hiện sheet (Unhide) rồi gửi lại.
read-sheet-renamed = Sheet “{ $sheet }” có các cột của sheet { $meant } nhưng đã bị đổi tên nên không được đọc. Hãy đặt lại tên sheet thành { $meant } rồi gửi lại.
read-sheet-lost = “{ $file }” có tên sheet “{ $sheet }” nhưng không có nội dung của sheet đó: tệp bị hỏng. Hãy mở bằng Excel, kiểm tra, lưu lại dạng .xlsx rồi gửi lại.
read-sheet-legacy = Sheet “{ $sheet }” gõ bằng phông chữ cũ (TCVN3, VNI), không phải Unicode (ví dụ ô { $cell }: “{ $value }”). Hãy chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi gửi lại.
read-row-hidden = Sheet “{ $sheet }” có dòng đang ẩn mà vẫn có số liệu (dòng { $rows }). Các dòng này được đọc như dòng khác; hãy hiện chúng lên (Unhide) để kiểm tra, xóa nếu thừa.
read-sheet-twice = Sheet “{ $sheet }” trùng với một sheet khác của cùng biểu mẫu. Hãy giữ lại một sheet.
read-header-none = Sheet “{ $sheet }” không có dòng tiêu đề trong 11 dòng đầu. Hãy giữ nguyên dòng tiêu đề của biểu mẫu.
read-header-twice = Cột “{ $header }” xuất hiện hai lần ({ $first } và { $cell }). Hãy xóa một cột.
read-header-missing = Sheet “{ $sheet }” thiếu cột { $headers }. Hãy dùng dòng tiêu đề của biểu mẫu.
read-header-unknown = Cột “{ $value }” (ô { $cell }) không thuộc biểu mẫu nên không được đọc.
read-header-blank = Cột có dữ liệu nhưng ô tiêu đề { $cell } trống, nên không được đọc.
read-row-long = Dòng { $row } có { $count } ô, nhiều hơn { $width } ô của tiêu đề: có thể thừa dấu phân cách trong nội dung. Hãy đặt nội dung đó trong dấu nháy kép.
read-row-short = Dòng { $row } chỉ có { $count } ô, ít hơn { $width } ô của tiêu đề. Hãy xuất lại CSV đủ cột.

# Ô
read-cell-order = Sheet “{ $sheet }” của “{ $file }” đánh số dòng, ô sai thứ tự hoặc trùng nhau (ở { $cell }), đọc tiếp có thể mất số liệu. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.
read-cell-broken = Ô { $cell } của sheet “{ $sheet }” ghi “{ $value }”, không đúng kiểu mà ô khai báo, nên tệp không đọc được. Hãy mở bằng Excel, gõ lại ô này rồi lưu lại.
read-cell-error = Ô báo lỗi { $value }. Hãy sửa công thức hoặc gõ giá trị.
read-cell-formula = Ô có công thức nhưng chưa có kết quả được lưu. Hãy mở bằng Excel, lưu lại, hoặc gõ giá trị.
read-cell-merged = Ô nằm trong vùng gộp { $value } nên không có giá trị riêng. Hãy bỏ gộp ô và điền từng ô.
read-code = “{ $value }” không phải mã xã, phường: mã gồm 5 chữ số. Hãy ghi đúng mã, ví dụ 00118.
read-number-text = “{ $value }” không phải là số. Hãy chỉ ghi chữ số, ví dụ 1043; để trống nếu không có số liệu.
read-number-spaced = “{ $value }” có dấu cách giữa các chữ số. Hãy viết liền, ví dụ 1043.
read-number-grouping = “{ $value }” có dấu chấm, dấu phẩy đặt sai chỗ. Hãy viết liền, ví dụ 1043 hoặc 57,05.
read-number-ambiguous = “{ $value }” có thể là { $vi } (viết kiểu Việt Nam) hoặc { $en } (viết kiểu Anh). Hãy viết rõ, không dùng dấu phân cách hàng nghìn.
read-number-large = “{ $value }” quá lớn. Hãy kiểm tra lại số liệu.
read-number-thousands = “{ $value }” không phải số nguyên. Nếu ý là { $thousands }, hãy gõ { $thousands }, không dùng dấu chấm, dấu phẩy.
read-number-fraction = “{ $value }” không phải số nguyên. Ô này chỉ nhận số nguyên; hãy viết liền, ví dụ 1043.
read-number-bool = Ô là giá trị đúng/sai ({ $value }), cần một số. Hãy gõ số, ví dụ 1043.
read-number-date = Ô đang là ngày, giờ ({ $value }), cần một số. Hãy đổi định dạng ô sang Số rồi gõ lại giá trị.
read-date-text = “{ $value }” không phải ngày. Hãy viết ngày/tháng/năm, ví dụ { $campaign_start }.
read-date-number = Số { $value } không phải ngày hợp lệ. Hãy viết ngày/tháng/năm, ví dụ { $campaign_start }.
read-date-month-first = “{ $value }” có vẻ viết tháng trước ngày. Hãy viết ngày trước: nếu là ngày { $day } tháng { $month }, hãy ghi { $day }/{ $month } và năm.
read-date-short-year = “{ $value }” thiếu hai chữ số đầu của năm. Hãy viết đủ, ví dụ { $campaign_start }.
read-date-impossible = “{ $value }” không có trong lịch. Hãy kiểm tra ngày và tháng.
read-time-text = “{ $value }” không phải giờ. Hãy viết giờ:phút, ví dụ 15:30 hoặc 15h30.
read-time-date = “{ $value }” gồm cả ngày và giờ. Hãy chỉ ghi giờ, ví dụ 15:30.
read-time-impossible = “{ $value }” không phải giờ trong ngày (00:00 đến 23:59). Hãy ghi lại giờ theo 24 giờ, ví dụ 15:30.
read-bool = “{ $value }” không rõ. Hãy ghi Có hoặc Không.
read-enum = “{ $value }” không có trong danh sách. Hãy chọn một trong: { $choices }.
read-text-date = Ô đang là ngày, giờ ({ $value }), cần nội dung chữ. Hãy đổi định dạng ô sang Văn bản rồi gõ lại.
read-text-legacy = “{ $value }” gõ bằng phông chữ cũ (TCVN3, VNI), không phải Unicode. Hãy chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) hoặc gõ lại ô này.
read-text-control = Nội dung có ký tự điều khiển không nhìn thấy ({ $value }). Hãy gõ lại ô này.
