# Tệp gốc của cán bộ, đã đánh dấu chỗ sai: trang đầu "Cần sửa" và ghi chú trong ô.

corrected-title = Cần sửa
corrected-count = { $errors } lỗi phải sửa (ô đỏ), { $warnings } chỗ cần xem lại (ô cam). Bấm địa chỉ ở cột "Ô" để đến đúng ô.
corrected-count-some = { $errors } lỗi phải sửa (ô đỏ), { $warnings } chỗ cần xem lại (ô cam) trong phần đầu; còn { $rest } mục nữa sẽ hiện khi nộp lại. Bấm địa chỉ ở cột "Ô" để đến đúng ô.
corrected-how = Sửa xong thì lưu và nộp lại chính tệp này. Không cần xóa trang này, màu đỏ hay ghi chú: chúng không được tính là số liệu.
corrected-column-no = STT
corrected-column-sheet = Trang tính
corrected-column-cell = Ô
corrected-column-header = Cột
corrected-column-value = Đã ghi
corrected-column-todo = Sai gì, sửa thế nào
corrected-column-severity = Mức độ
corrected-written = Đã ghi: “{ $value }”
corrected-button = Tải tệp đã đánh dấu chỗ sai
corrected-hint = Chính tệp của bạn, ô sai tô đỏ kèm ghi chú cách sửa, trang đầu liệt kê mọi chỗ cần sửa. Sửa xong, nộp lại chính tệp đó.
