# Words shared by several pages.
app-title = Hanoi 45-day digital campaign
demo-mark = Simulated data
demo-mark-both = Dữ liệu mô phỏng / Simulated data
unit-ward = wards and communes
