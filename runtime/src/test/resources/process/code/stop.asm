1000  push rbx
1001  push rbp
1002  push r12
1004  push r13
1006  push r14
1008  push r15
100a  mov rbx, rdi
100d  mov ebp, 0
1013  mov r8, qword ptr [rbx + 0x10]
101a  xor r9d, r9d
101d  mov r10, rsp
1020  push rbx
1021  call 0x139d
1026  pop rbx
1027  cmp eax, 1
102d  jne 0x1367
1033  xor r12d, r12d
1036  cmp r12, qword ptr [rbx + 8]
103d  jae 0x10cd
1043  mov r13, r12
1046  shl r13, 4
104a  add r13, qword ptr [rbx]
1051  mov r14, qword ptr [r13 + 8]
1058  mov dword ptr [r14], 0
1063  mov r10, qword ptr [rbx + 0x18]
106a  mov qword ptr [r10 + 0x18], r14
1071  mov rdi, qword ptr [rbx + 0x28]
1078  mov rsi, qword ptr [r13]
107f  mov rdx, qword ptr [rbx + 0x20]
1086  mov eax, 0x129
108c  syscall
108e  test rax, rax
1091  je 0x10c1
1097  mov dword ptr [r14], 9
10a2  cmp rax, -3
10a9  je 0x10c1
10af  mov qword ptr [rbx + 0x80], rax
10b6  mov ebp, 5
10bc  jmp 0x1367
10c1  add r12, 1
10c8  jmp 0x1036
10cd  mov ebp, 2
10d3  xor r12d, r12d
10d6  cmp r12, qword ptr [rbx + 8]
10dd  jae 0x118a
10e3  mov r13, r12
10e6  shl r13, 4
10ea  add r13, qword ptr [rbx]
10f1  mov r14, qword ptr [r13 + 8]
10f8  cmp dword ptr [r14], 0
1103  jne 0x117e
1109  mov rdi, qword ptr [rbx + 0x28]
1110  mov rsi, qword ptr [r13]
1117  xor edx, edx
1119  mov eax, 0xea
111f  syscall
1121  test rax, rax
1124  je 0x113a
112a  mov dword ptr [r14], 9
1135  jmp 0x10d6
113a  mov eax, 0x18
1140  syscall
1142  mov edi, 1
1148  lea rsi, [rbx + 0x70]
114f  mov eax, 0xe4
1155  syscall
1157  mov rax, qword ptr [rbx + 0x70]
115e  imul rax, rax, 0x3b9aca00
1165  add rax, qword ptr [rbx + 0x78]
116c  cmp rax, qword ptr [rbx + 0x68]
1173  jb 0x10d6
1179  jmp 0x1367
117e  add r12, 1
1185  jmp 0x10d6
118a  mov ebp, 0
1190  xor r12d, r12d
1193  cmp r12, qword ptr [rbx + 8]
119a  jae 0x11e3
11a0  mov r13, r12
11a3  shl r13, 4
11a7  add r13, qword ptr [rbx]
11ae  mov r14, qword ptr [r13 + 8]
11b5  cmp dword ptr [r14], 1
11c0  je 0x11d7
11c6  cmp dword ptr [r14], 9
11d1  jne 0x1367
11d7  add r12, 1
11de  jmp 0x1193
11e3  mov rdi, qword ptr [rbx + 0x48]
11ea  xor esi, esi
11ec  xor edx, edx
11ee  mov eax, 8
11f4  syscall
11f6  mov ebp, 4
11fc  test rax, rax
11ff  js 0x1367
1205  mov rdi, qword ptr [rbx + 0x48]
120c  mov rsi, qword ptr [rbx + 0x50]
1213  mov rdx, qword ptr [rbx + 0x58]
121a  mov eax, 0xd9
1220  syscall
1222  mov ebp, 4
1228  test rax, rax
122b  js 0x1367
1231  je 0x12be
1237  mov r14, qword ptr [rbx + 0x50]
123e  mov r15, r14
1241  add r15, rax
1244  cmp r14, r15
1247  jae 0x1205
124d  lea rsi, [r14 + 0x13]
1254  xor ebp, ebp
1256  movzx ecx, byte ptr [rsi]
125d  sub rcx, 0x30
1264  cmp rcx, 9
126b  ja 0x128b
1271  lea rbp, [rbp + rbp*4]
1279  add rbp, rbp
127c  add rbp, rcx
127f  add rsi, 1
1286  jmp 0x1256
128b  movzx ecx, word ptr [r14 + 0x10]
1293  add r14, rcx
1296  test rbp, rbp
1299  je 0x1244
129f  add rbp, qword ptr [rbx + 0x60]
12a6  cmp byte ptr [rbp], 0
12ad  jne 0x1244
12b3  mov ebp, 3
12b9  jmp 0x1367
12be  mov ebp, 4
12c4  mov rdi, qword ptr [rbx + 0x38]
12cb  mov rsi, qword ptr [rbx + 0x40]
12d2  test rsi, rsi
12d5  je 0x1361
12db  mov rcx, qword ptr [rdi + 0x10]
12e2  mov rax, qword ptr [rdi]
12e9  mov rdx, qword ptr [rdi + 8]
12f0  cmp rcx, 8
12f7  jb 0x131b
12fd  ja 0x130f
1303  mov qword ptr [rax], rdx
130a  jmp 0x134e
130f  xchg qword ptr [rax], rdx
1316  jmp 0x134e
131b  test rcx, rcx
131e  je 0x132f
1324  mov byte ptr [rax], dl
132a  jmp 0x134e
132f  push rdi
1330  push rsi
1331  mov edi, 0x20
1337  xor esi, esi
1339  xor edx, edx
133b  mov eax, 0x144
1341  syscall
1343  pop rsi
1344  pop rdi
1345  test rax, rax
1348  js 0x1367
134e  add rdi, 0x18
1355  sub rsi, 1
135c  jmp 0x12d2
1361  mov ebp, 1
1367  mov rdi, qword ptr [rbx + 0x30]
136e  mov dword ptr [rdi], 1
1378  mov esi, 0x81
137e  mov edx, 0x7fffffff
1384  mov eax, 0xca
138a  xor r10d, r10d
138d  syscall
138f  mov rax, rbp
1392  pop r15
1394  pop r14
1396  pop r13
1398  pop r12
139a  pop rbp
139b  pop rbx
139c  ret
139d  and r10, 0xfffffffffffffff8
13a4  mov rax, r10
13a7  mov rsi, qword ptr [r8 + 0x20]
13ae  mov rdi, qword ptr [r8 + 0x28]
13b5  call 0x14ea
13ba  test rsi, rsi
13bd  je 0x14dc
13c3  mov rcx, qword ptr [rsi + 8]
13ca  mov rax, qword ptr fs:[0x10]
13d3  cmp rax, r10
13d6  jbe 0x13ed
13dc  cmp rax, rcx
13df  jae 0x13ed
13e5  mov rcx, rax
13e8  jmp 0x1416
13ed  mov eax, dword ptr fs:[0x2d0]
13f5  cmp eax, dword ptr [r8 + 0x38]
13fc  jne 0x14dc
1402  mov rax, qword ptr [rsi]
1409  cmp rax, qword ptr [r8 + 0x30]
1410  jne 0x14dc
1416  movabs r11, 0x2b000000000033
1420  mov rax, r9
1423  mov rsi, qword ptr [r8]
142a  mov rdi, qword ptr [r8 + 8]
1431  call 0x14ea
1436  test rsi, rsi
1439  jne 0x14c2
143f  cmp r10, rcx
1442  jae 0x14e3
1448  mov rax, qword ptr [r10]
144f  add r10, 8
1456  cmp rax, r11
1459  je 0x14cc
145f  cmp rax, qword ptr [r8 + 0x10]
1466  jb 0x143f
146c  cmp rax, qword ptr [r8 + 0x18]
1473  jae 0x143f
1479  mov rsi, qword ptr [r8]
1480  mov rdi, qword ptr [r8 + 8]
1487  call 0x14ea
148c  test rsi, rsi
148f  je 0x143f
1495  cmp rax, qword ptr [rsi]
149c  jne 0x14c2
14a2  lea rdx, [r10 + 0x10]
14a9  cmp rdx, rcx
14ac  ja 0x14c2
14b2  mov rdx, qword ptr [r10 + 8]
14b9  cmp rdx, r11
14bc  jne 0x143f
14c2  mov r9, rax
14c5  mov eax, 2
14cb  ret
14cc  mov rax, qword ptr [r10 - 0x20]
14d3  cmp rax, r10
14d6  jae 0x143f
14dc  mov eax, 3
14e2  ret
14e3  mov eax, 1
14e9  ret
14ea  test rdi, rdi
14ed  je 0x1540
14f3  mov rdx, rdi
14f6  shr rdx, 1
14fa  mov rbx, rdx
14fd  shl rbx, 4
1501  add rbx, rsi
1504  cmp rax, qword ptr [rbx + 8]
150b  jae 0x1526
1511  cmp rax, qword ptr [rbx]
1518  jae 0x153c
151e  mov rdi, rdx
1521  jmp 0x14ea
1526  lea rsi, [rbx + 0x10]
152d  sub rdi, rdx
1530  sub rdi, 1
1537  jmp 0x14ea
153c  mov rsi, rbx
153f  ret
1540  xor esi, esi
1542  ret
