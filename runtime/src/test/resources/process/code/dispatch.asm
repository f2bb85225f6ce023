1000  push rax
1001  push rcx
1002  push rdx
1003  push 0
1005  movabs rcx, 0x111100000000
100f  mov eax, dword ptr [rcx]
1015  cmp eax, 1
101b  jb 0x10b7
1021  je 0x10c8
1027  cmp eax, 4
102d  jae 0x10d9
1033  mov edx, dword ptr fs:[0x2d0]
103b  movabs rcx, 0x222200000000
1045  add rcx, rdx
1048  movzx edx, byte ptr [rcx]
104f  test edx, 8
1055  jne 0x10d9
105b  cmp edx, 0
1061  jne 0x1078
1067  cmp eax, 2
106d  je 0x10c8
1073  jmp 0x10b7
1078  test edx, 4
107e  je 0x10ab
1084  call 0x1167
1089  mov dword ptr [rsp - 8], 0
1094  mov dword ptr [rsp - 4], 0
109f  test edx, 8
10a5  jne 0x1005
10ab  test edx, 1
10b1  jne 0x10c8
10b7  add rsp, 8
10be  pop rdx
10bf  pop rcx
10c0  pop rax
10c1  jmp qword ptr [r11]
10c8  add rsp, 8
10cf  pop rdx
10d0  pop rcx
10d1  pop rax
10d2  jmp qword ptr [r11 + 8]
10d9  push r11
10db  mov eax, 0x18
10e1  syscall
10e3  pop r11
10e5  inc dword ptr [rsp]
10ec  cmp dword ptr [rsp], 0x4000
10f7  jb 0x1005
10fd  mov dword ptr [rsp], 0
1108  push r11
110a  mov eax, 0x27
1110  syscall
1112  pop r11
1114  movabs rcx, 0x111100000000
111e  cmp eax, dword ptr [rcx + 4]
1124  jne 0x10b7
112a  mov edx, dword ptr fs:[0x2d0]
1132  movabs rcx, 0x222200000000
113c  add rcx, rdx
113f  movzx eax, byte ptr [rcx]
1146  test eax, 8
114c  je 0x1005
1152  mov edx, eax
1154  xor edx, 8
115a  lock cmpxchg byte ptr [rcx], dl
1162  jmp 0x1005
1167  push rbx
1168  push rsi
1169  push rdi
116a  push r8
116c  push r9
116e  push r10
1170  push r11
1172  push rcx
1173  push rdx
1174  mov eax, edx
1176  and rax, 1
117d  movabs r8, 0x111100000000
1187  mov r8, qword ptr [r8 + rax*8 + 8]
118f  xor r9d, r9d
1192  lea r10, [rsp + 0x70]
119a  call 0x11f8
119f  cmp eax, 1
11a5  jne 0x11ea
11ab  pop rdx
11ac  pop rcx
11ad  mov eax, edx
11af  mov ebx, 7
11b5  sub rbx, rdx
11b8  lock cmpxchg byte ptr [rcx], bl
11c0  jne 0x11df
11c6  movabs r8, 0x111100000000
11d0  lock inc qword ptr [r8 + 0x18]
11d8  mov edx, ebx
11da  jmp 0x11ec
11df  mov edx, 8
11e5  jmp 0x11ec
11ea  pop rdx
11eb  pop rcx
11ec  pop r11
11ee  pop r10
11f0  pop r9
11f2  pop r8
11f4  pop rdi
11f5  pop rsi
11f6  pop rbx
11f7  ret
11f8  and r10, 0xfffffffffffffff8
11ff  mov rax, r10
1202  mov rsi, qword ptr [r8 + 0x20]
1209  mov rdi, qword ptr [r8 + 0x28]
1210  call 0x1345
1215  test rsi, rsi
1218  je 0x1337
121e  mov rcx, qword ptr [rsi + 8]
1225  mov rax, qword ptr fs:[0x10]
122e  cmp rax, r10
1231  jbe 0x1248
1237  cmp rax, rcx
123a  jae 0x1248
1240  mov rcx, rax
1243  jmp 0x1271
1248  mov eax, dword ptr fs:[0x2d0]
1250  cmp eax, dword ptr [r8 + 0x38]
1257  jne 0x1337
125d  mov rax, qword ptr [rsi]
1264  cmp rax, qword ptr [r8 + 0x30]
126b  jne 0x1337
1271  movabs r11, 0x2b000000000033
127b  mov rax, r9
127e  mov rsi, qword ptr [r8]
1285  mov rdi, qword ptr [r8 + 8]
128c  call 0x1345
1291  test rsi, rsi
1294  jne 0x131d
129a  cmp r10, rcx
129d  jae 0x133e
12a3  mov rax, qword ptr [r10]
12aa  add r10, 8
12b1  cmp rax, r11
12b4  je 0x1327
12ba  cmp rax, qword ptr [r8 + 0x10]
12c1  jb 0x129a
12c7  cmp rax, qword ptr [r8 + 0x18]
12ce  jae 0x129a
12d4  mov rsi, qword ptr [r8]
12db  mov rdi, qword ptr [r8 + 8]
12e2  call 0x1345
12e7  test rsi, rsi
12ea  je 0x129a
12f0  cmp rax, qword ptr [rsi]
12f7  jne 0x131d
12fd  lea rdx, [r10 + 0x10]
1304  cmp rdx, rcx
1307  ja 0x131d
130d  mov rdx, qword ptr [r10 + 8]
1314  cmp rdx, r11
1317  jne 0x129a
131d  mov r9, rax
1320  mov eax, 2
1326  ret
1327  mov rax, qword ptr [r10 - 0x20]
132e  cmp rax, r10
1331  jae 0x129a
1337  mov eax, 3
133d  ret
133e  mov eax, 1
1344  ret
1345  test rdi, rdi
1348  je 0x139b
134e  mov rdx, rdi
1351  shr rdx, 1
1355  mov rbx, rdx
1358  shl rbx, 4
135c  add rbx, rsi
135f  cmp rax, qword ptr [rbx + 8]
1366  jae 0x1381
136c  cmp rax, qword ptr [rbx]
1373  jae 0x1397
1379  mov rdi, rdx
137c  jmp 0x1345
1381  lea rsi, [rbx + 0x10]
1388  sub rdi, rdx
138b  sub rdi, 1
1392  jmp 0x1345
1397  mov rsi, rbx
139a  ret
139b  xor esi, esi
139d  ret
