# Trang "Nộp báo cáo" (pages/upload.py).

# Diễn tập trên dữ liệu mô phỏng
upload-rehearsal = Diễn tập. Kho đang mở là dữ liệu mô phỏng: tệp bạn nộp ở đây chỉ vào kho mô phỏng, không phải báo cáo thật. Biên nhận cũng mang dấu "Dữ liệu mô phỏng / Simulated data".
upload-past-view = Trang này luôn nộp vào lúc này ({ $now }), dù thanh bên đang xem một thời điểm khác.

# Bước 1: mẫu
upload-step-template = 1. Tải mẫu báo cáo của địa bàn
upload-template-intro = Mẫu đã điền sẵn tên, mã địa bàn, ngày báo cáo và số liệu nền đã biết.
upload-template-day = Ngày báo cáo
upload-template-button = Tải mẫu { $ward }, { $day }
upload-template-choose = Chọn xã, phường để tải mẫu.
upload-template-file = bao-cao

# Bước 2: chọn tệp
upload-step-files = 2. Chọn tệp đã điền
upload-files = Tệp báo cáo: XLSX, CSV hoặc ZIP, nhiều tệp cùng lúc được
upload-files-hint = Kiểm tra trước, chưa lưu gì cho đến khi bạn bấm xác nhận. Mỗi tệp tối đa { $raw_mb } MB.
upload-files-button = Chọn tệp
upload-files-drop = hoặc kéo thả vào đây
upload-checking = Đang kiểm tra { $count } tệp…
upload-checking-file = Đang đọc { $name }
upload-checked = Đã kiểm tra { $count } tệp: { $reports } báo cáo, { $errors } lỗi, { $warnings } cảnh báo, { $questions } câu hỏi
upload-too-many = Tối đa { $limit } tệp một lần; bạn đã chọn { $count }. Bỏ bớt rồi thử lại, hoặc gộp vào một tệp ZIP.
upload-failed = Không kiểm tra được các tệp này vì một lỗi của hệ thống, không phải lỗi của bạn. Chưa có gì được lưu. Hãy thử lại; nếu vẫn lỗi, báo người vận hành giờ xảy ra lỗi.
upload-store-full = Đĩa của máy chủ đã đầy. Lần bấm này chưa lưu được gì ngoài những báo cáo đã có biên nhận; các báo cáo đã lưu trước đó vẫn an toàn. Hãy báo người vận hành, rồi nộp lại đúng các tệp này: phần đã có sẽ không bị lưu hai lần.
upload-store-busy = Kho dữ liệu đang bận hoặc không ghi được. Chưa có gì được lưu; hãy thử lại sau ít phút.

# Bước 3: xem trước
upload-step-preview = 3. Xem trước: những gì sẽ được lưu
upload-file-accepted = { $name }: nhận được
upload-file-partly_accepted = { $name }: nhận một phần
upload-file-refused = { $name }: bị từ chối, không lưu gì từ tệp này
upload-file-unchanged = { $name }: tệp này đã nộp rồi (biên nhận { $receipt_no }, lúc { $time }). Không lưu lần nữa.
upload-report-title = { $ward }, ngày { $day }
upload-report-baseline = { $ward }: số liệu nền từ ngày { $day }
upload-report-new = Bản { $version }: báo cáo đầu tiên của ngày này.
upload-report-version = Bản { $version }: thay bản { $previous }; bản cũ vẫn được giữ.
upload-report-refused = Báo cáo này bị từ chối: xem các lỗi ở trên. Số liệu đã có của ngày này không đổi.
upload-report-complete = Sau khi lưu, báo cáo được tính là ĐỦ.
upload-report-incomplete = Sau khi lưu, báo cáo được tính là THIẾU.
upload-report-was = Trạng thái trước đó: { $before }.
upload-report-missing-fields = Còn trống: { $fields }.
upload-report-refused-rows = { $count } dòng bị từ chối vì có lỗi; các dòng còn lại được lưu.
upload-report-timeliness-now = Nếu xác nhận lúc này: { $timeliness }.
upload-rows = Số dòng mỗi trang tính: { $rows }
upload-rows-sheet = { $sheet } { $title }: { $count }
upload-changes = { $count } số liệu khác bản đang có; kèm số liệu hôm trước
upload-changes-none = Số liệu tổng hợp giống hệt bản đang có.
upload-changes-first = Chưa có bản nào của ngày này; cột "hôm trước" là ngày { $day }.
upload-problems = Lỗi và cảnh báo: { $count }
upload-problems-first = { $shown } mục đầu; còn { $rest } mục nữa trong tệp tải về.
upload-problem-written = Đã ghi: "{ $value }"
upload-problem-file = loi-can-sua
upload-nothing-to-store = Không có gì để lưu: tệp đã nộp rồi, hoặc có lỗi. Nếu có lỗi, hãy sửa trong tệp rồi chọn lại tệp.

# Bước 4: xác nhận
upload-step-confirm = 4. Xác nhận
upload-confirm-note = Sẽ lưu { $reports } báo cáo. Bản đã lưu không sửa, không xoá được; muốn sửa thì nộp bản mới.
upload-confirm = Xác nhận nộp { $reports } báo cáo
upload-confirm-demo = Xác nhận nộp thử { $reports } báo cáo (mô phỏng)
upload-changed-since = Từ lúc xem trước đã có người nộp bản khác. Hãy xem lại bản xem trước mới rồi xác nhận.

# Biên nhận
upload-receipts = Biên nhận
upload-receipt-hash = Mã kiểm tra tệp (SHA-256): { $hash }
upload-receipt-download = Tải biên nhận
upload-receipt-file = bien-nhan
upload-receipt-title = BIÊN NHẬN BÁO CÁO NGÀY
upload-receipt-name-number = Số biên nhận
upload-receipt-name-file = Tệp
upload-receipt-name-hash = SHA-256
upload-receipt-name-received = Giờ máy chủ nhận
upload-receipt-name-status = Kết quả
upload-receipt-name-report = Báo cáo
upload-receipt-name-problems = Lỗi, cảnh báo, câu hỏi
upload-receipt-name-question = Câu hỏi { $number }
upload-receipt-see = Xem số liệu mới trên bản đồ và trang kỷ luật báo cáo.
upload-report-choose = Xem chi tiết báo cáo
upload-report-unchanged = Báo cáo này đã được nhận từ trước, không lưu lần nữa.
upload-problems-all = Xem cả { $count } mục
upload-receipt-version = bản { $version }
upload-receipt-counts = { $errors } lỗi, { $warnings } cảnh báo, { $questions } câu hỏi
upload-stored-accepted = { $name }: đã lưu.
upload-stored-partly_accepted = { $name }: đã lưu một phần; phần bị từ chối không vào số liệu.
upload-stored-refused = { $name }: bị từ chối; không có số liệu nào được lưu từ tệp này.
upload-stored-unchanged = { $name }: tệp này đã nộp từ trước; không lưu lần nữa.

# Câu hỏi và lý do
upload-questions = Câu hỏi: { $count }
upload-questions-hint = Các số này vẫn được nhận. Nếu ghi nhầm, sửa trong tệp rồi chọn lại; nếu đúng, ghi ngắn gọn lý do để khỏi bị hỏi lại. Lý do được lưu cùng báo cáo và người theo dõi đọc được; không ghi tên người, số điện thoại.
upload-questions-rest = Còn { $rest } câu hỏi nữa; có thể trả lời sau khi nộp, theo từng biên nhận.
upload-reason = Lý do (không bắt buộc)
upload-reason-left-out = Báo cáo vẫn nộp được, nhưng lý do này chưa được lưu.
upload-reason-given = Lý do: { $reason } ({ $time })
upload-reason-none = Chưa có lý do.
upload-answers-hint = Chưa trả lời: { $count }. Có thể ghi lý do ngay tại đây.
upload-answers-rest = Còn { $rest } câu hỏi nữa; trả lời xong các câu trên sẽ hiện tiếp.
upload-answers-send = Gửi lý do
upload-questions-given-rest = Còn { $rest } câu hỏi nữa.
