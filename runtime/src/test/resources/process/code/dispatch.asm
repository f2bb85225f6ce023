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
1084  call 0x1180
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
10db  push rdi
10dc  push rsi
10dd  push 0x64
10df  push 0
10e1  lea rdi, [rsp]
10e9  xor esi, esi
10eb  mov eax, 0x23
10f1  syscall
10f3  add rsp, 0x10
10fa  pop rsi
10fb  pop rdi
10fc  pop r11
10fe  inc dword ptr [rsp]
1105  cmp dword ptr [rsp], 0x100
1110  jb 0x1005
1116  mov dword ptr [rsp], 0
1121  push r11
1123  mov eax, 0x27
1129  syscall
112b  pop r11
112d  movabs rcx, 0x111100000000
1137  cmp eax, dword ptr [rcx + 4]
113d  jne 0x10b7
1143  mov edx, dword ptr fs:[0x2d0]
114b  movabs rcx, 0x222200000000
1155  add rcx, rdx
1158  movzx eax, byte ptr [rcx]
115f  test eax, 8
1165  je 0x1005
116b  mov edx, eax
116d  xor edx, 8
1173  lock cmpxchg byte ptr [rcx], dl
117b  jmp 0x1005
1180  push rbx
1181  push rsi
1182  push rdi
1183  push r8
1185  push r9
1187  push r10
1189  push r11
118b  push rcx
118c  push rdx
118d  mov eax, edx
118f  and rax, 1
1196  movabs r8, 0x111100000000
11a0  mov r8, qword ptr [r8 + rax*8 + 8]
11a8  xor r9d, r9d
11ab  lea r10, [rsp + 0x70]
11b3  call 0x1219
11b8  cmp eax, 1
11be  jne 0x120b
11c4  pop rdx
11c5  pop rcx
11c6  mov eax, edx
11c8  mov ebx, 7
11ce  sub rbx, rdx
11d1  lock cmpxchg byte ptr [rcx], bl
11d9  jne 0x1200
11df  movabs r8, 0x111100000000
11e9  lock inc qword ptr [r8 + 0x18]
11f1  mov eax, 0x18
11f7  syscall
11f9  mov edx, ebx
11fb  jmp 0x120d
1200  mov edx, 8
1206  jmp 0x120d
120b  pop rdx
120c  pop rcx
120d  pop r11
120f  pop r10
1211  pop r9
1213  pop r8
1215  pop rdi
1216  pop rsi
1217  pop rbx
1218  ret
1219  and r10, 0xfffffffffffffff8
1220  mov rax, r10
1223  mov rsi, qword ptr [r8 + 0x20]
122a  mov rdi, qword ptr [r8 + 0x28]
1231  call 0x1366
1236  test rsi, rsi
1239  je 0x1358
123f  mov rcx, qword ptr [rsi + 8]
1246  mov rax, qword ptr fs:[0x10]
124f  cmp rax, r10
1252  jbe 0x1269
1258  cmp rax, rcx
125b  jae 0x1269
1261  mov rcx, rax
1264  jmp 0x1292
1269  mov eax, dword ptr fs:[0x2d0]
1271  cmp eax, dword ptr [r8 + 0x38]
1278  jne 0x1358
127e  mov rax, qword ptr [rsi]
1285  cmp rax, qword ptr [r8 + 0x30]
128c  jne 0x1358
1292  movabs r11, 0x2b000000000033
129c  mov rax, r9
129f  mov rsi, qword ptr [r8]
12a6  mov rdi, qword ptr [r8 + 8]
12ad  call 0x1366
12b2  test rsi, rsi
12b5  jne 0x133e
12bb  cmp r10, rcx
12be  jae 0x135f
12c4  mov rax, qword ptr [r10]
12cb  add r10, 8
12d2  cmp rax, r11
12d5  je 0x1348
12db  cmp rax, qword ptr [r8 + 0x10]
12e2  jb 0x12bb
12e8  cmp rax, qword ptr [r8 + 0x18]
12ef  jae 0x12bb
12f5  mov rsi, qword ptr [r8]
12fc  mov rdi, qword ptr [r8 + 8]
1303  call 0x1366
1308  test rsi, rsi
130b  je 0x12bb
1311  cmp rax, qword ptr [rsi]
1318  jne 0x133e
131e  lea rdx, [r10 + 0x10]
1325  cmp rdx, rcx
1328  ja 0x133e
132e  mov rdx, qword ptr [r10 + 8]
1335  cmp rdx, r11
1338  jne 0x12bb
133e  mov r9, rax
1341  mov eax, 2
1347  ret
1348  mov rax, qword ptr [r10 - 0x20]
134f  cmp rax, r10
1352  jae 0x12bb
1358  mov eax, 3
135e  ret
135f  mov eax, 1
1365  ret
1366  test rdi, rdi
1369  je 0x13bc
136f  mov rdx, rdi
1372  shr rdx, 1
1376  mov rbx, rdx
1379  shl rbx, 4
137d  add rbx, rsi
1380  cmp rax, qword ptr [rbx + 8]
1387  jae 0x13a2
138d  cmp rax, qword ptr [rbx]
1394  jae 0x13b8
139a  mov rdi, rdx
139d  jmp 0x1366
13a2  lea rsi, [rbx + 0x10]
13a9  sub rdi, rdx
13ac  sub rdi, 1
13b3  jmp 0x1366
13b8  mov rsi, rbx
13bb  ret
13bc  xor esi, esi
13be  ret
