-- owner: document
create table legal_ground (
    id          bigint generated always as identity primary key,
    text        text not null,
    valid_from  date,
    valid_until date,
    check (valid_from is null or valid_until is null or valid_from <= valid_until)
);
comment on table legal_ground is 'What decisions are based on, in the order in which they name it, as far as it is valid on the day of issue.';
comment on column legal_ground.text is 'Without «Căn cứ» before and the semicolon behind.';
comment on column legal_ground.valid_until is 'The last day; null as long as nobody knows.';

insert into legal_ground (text, valid_from, valid_until) values
    ('Luật Tổ chức chính quyền địa phương', null, null),
    ('Nghị quyết số 09/NQ của Hội đồng nhân dân tỉnh về xây dựng chính quyền cơ sở trong sạch, vững mạnh', null, null),
    ('Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh về việc thực hiện Nghị quyết số 09/NQ của Hội đồng nhân dân tỉnh', null, null),
    ('Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn ngày 20 tháng 4 năm 2007', '2007-07-01', '2023-06-30'),
    ('Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022', '2023-07-01', null);
