# Words shared by several pages.
app-title = { $campaign_title }
demo-mark = Simulated data
demo-mark-both = Dữ liệu mô phỏng / Simulated data
unit-ward = wards and communes
