# Words shared by several pages.
app-title = Chiến dịch 45 ngày đêm chuyển đổi số Hà Nội
demo-mark = Dữ liệu mô phỏng
demo-mark-both = Dữ liệu mô phỏng / Simulated data
unit-ward = xã, phường
