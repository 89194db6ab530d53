# Words shared by several pages.
app-title = { $campaign_title }
demo-mark = Dữ liệu mô phỏng
demo-mark-both = Dữ liệu mô phỏng / Simulated data
unit-ward = xã, phường
