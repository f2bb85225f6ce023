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
1021  call 0x1373
1026  pop rbx
1027  cmp eax, 1
102d  jne 0x133d
1033  xor r12d, r12d
1036  cmp r12, qword ptr [rbx + 8]
103d  jae 0x10a3
1043  mov r13, r12
1046  shl r13, 4
104a  add r13, qword ptr [rbx]
1051  mov r14, qword ptr [r13 + 8]
1058  mov r10, qword ptr [rbx + 0x18]
105f  mov qword ptr [r10 + 0x18], r14
1066  mov rdi, qword ptr [rbx + 0x28]
106d  mov rsi, qword ptr [r13]
1074  mov rdx, qword ptr [rbx + 0x20]
107b  mov eax, 0x129
1081  syscall
1083  test rax, rax
1086  je 0x1097
108c  mov dword ptr [r14], 9
1097  add r12, 1
109e  jmp 0x1036
10a3  mov ebp, 2
10a9  xor r12d, r12d
10ac  cmp r12, qword ptr [rbx + 8]
10b3  jae 0x1160
10b9  mov r13, r12
10bc  shl r13, 4
10c0  add r13, qword ptr [rbx]
10c7  mov r14, qword ptr [r13 + 8]
10ce  cmp dword ptr [r14], 0
10d9  jne 0x1154
10df  mov rdi, qword ptr [rbx + 0x28]
10e6  mov rsi, qword ptr [r13]
10ed  xor edx, edx
10ef  mov eax, 0xea
10f5  syscall
10f7  test rax, rax
10fa  je 0x1110
1100  mov dword ptr [r14], 9
110b  jmp 0x10ac
1110  mov eax, 0x18
1116  syscall
1118  mov edi, 1
111e  lea rsi, [rbx + 0x70]
1125  mov eax, 0xe4
112b  syscall
112d  mov rax, qword ptr [rbx + 0x70]
1134  imul rax, rax, 0x3b9aca00
113b  add rax, qword ptr [rbx + 0x78]
1142  cmp rax, qword ptr [rbx + 0x68]
1149  jb 0x10ac
114f  jmp 0x133d
1154  add r12, 1
115b  jmp 0x10ac
1160  mov ebp, 0
1166  xor r12d, r12d
1169  cmp r12, qword ptr [rbx + 8]
1170  jae 0x11b9
1176  mov r13, r12
1179  shl r13, 4
117d  add r13, qword ptr [rbx]
1184  mov r14, qword ptr [r13 + 8]
118b  cmp dword ptr [r14], 1
1196  je 0x11ad
119c  cmp dword ptr [r14], 9
11a7  jne 0x133d
11ad  add r12, 1
11b4  jmp 0x1169
11b9  mov rdi, qword ptr [rbx + 0x48]
11c0  xor esi, esi
11c2  xor edx, edx
11c4  mov eax, 8
11ca  syscall
11cc  mov ebp, 4
11d2  test rax, rax
11d5  js 0x133d
11db  mov rdi, qword ptr [rbx + 0x48]
11e2  mov rsi, qword ptr [rbx + 0x50]
11e9  mov rdx, qword ptr [rbx + 0x58]
11f0  mov eax, 0xd9
11f6  syscall
11f8  mov ebp, 4
11fe  test rax, rax
1201  js 0x133d
1207  je 0x1294
120d  mov r14, qword ptr [rbx + 0x50]
1214  mov r15, r14
1217  add r15, rax
121a  cmp r14, r15
121d  jae 0x11db
1223  lea rsi, [r14 + 0x13]
122a  xor ebp, ebp
122c  movzx ecx, byte ptr [rsi]
1233  sub rcx, 0x30
123a  cmp rcx, 9
1241  ja 0x1261
1247  lea rbp, [rbp + rbp*4]
124f  add rbp, rbp
1252  add rbp, rcx
1255  add rsi, 1
125c  jmp 0x122c
1261  movzx ecx, word ptr [r14 + 0x10]
1269  add r14, rcx
126c  test rbp, rbp
126f  je 0x121a
1275  add rbp, qword ptr [rbx + 0x60]
127c  cmp byte ptr [rbp], 0
1283  jne 0x121a
1289  mov ebp, 3
128f  jmp 0x133d
1294  mov ebp, 4
129a  mov rdi, qword ptr [rbx + 0x38]
12a1  mov rsi, qword ptr [rbx + 0x40]
12a8  test rsi, rsi
12ab  je 0x1337
12b1  mov rcx, qword ptr [rdi + 0x10]
12b8  mov rax, qword ptr [rdi]
12bf  mov rdx, qword ptr [rdi + 8]
12c6  cmp rcx, 8
12cd  jb 0x12f1
12d3  ja 0x12e5
12d9  mov qword ptr [rax], rdx
12e0  jmp 0x1324
12e5  xchg qword ptr [rax], rdx
12ec  jmp 0x1324
12f1  test rcx, rcx
12f4  je 0x1305
12fa  mov byte ptr [rax], dl
1300  jmp 0x1324
1305  push rdi
1306  push rsi
1307  mov edi, 0x20
130d  xor esi, esi
130f  xor edx, edx
1311  mov eax, 0x144
1317  syscall
1319  pop rsi
131a  pop rdi
131b  test rax, rax
131e  js 0x133d
1324  add rdi, 0x18
132b  sub rsi, 1
1332  jmp 0x12a8
1337  mov ebp, 1
133d  mov rdi, qword ptr [rbx + 0x30]
1344  mov dword ptr [rdi], 1
134e  mov esi, 0x81
1354  mov edx, 0x7fffffff
135a  mov eax, 0xca
1360  xor r10d, r10d
1363  syscall
1365  mov rax, rbp
1368  pop r15
136a  pop r14
136c  pop r13
136e  pop r12
1370  pop rbp
1371  pop rbx
1372  ret
1373  and r10, 0xfffffffffffffff8
137a  mov rax, r10
137d  mov rsi, qword ptr [r8 + 0x20]
1384  mov rdi, qword ptr [r8 + 0x28]
138b  call 0x14c0
1390  test rsi, rsi
1393  je 0x14b2
1399  mov rcx, qword ptr [rsi + 8]
13a0  mov rax, qword ptr fs:[0x10]
13a9  cmp rax, r10
13ac  jbe 0x13c3
13b2  cmp rax, rcx
13b5  jae 0x13c3
13bb  mov rcx, rax
13be  jmp 0x13ec
13c3  mov eax, dword ptr fs:[0x2d0]
13cb  cmp eax, dword ptr [r8 + 0x38]
13d2  jne 0x14b2
13d8  mov rax, qword ptr [rsi]
13df  cmp rax, qword ptr [r8 + 0x30]
13e6  jne 0x14b2
13ec  movabs r11, 0x2b000000000033
13f6  mov rax, r9
13f9  mov rsi, qword ptr [r8]
1400  mov rdi, qword ptr [r8 + 8]
1407  call 0x14c0
140c  test rsi, rsi
140f  jne 0x1498
1415  cmp r10, rcx
1418  jae 0x14b9
141e  mov rax, qword ptr [r10]
1425  add r10, 8
142c  cmp rax, r11
142f  je 0x14a2
1435  cmp rax, qword ptr [r8 + 0x10]
143c  jb 0x1415
1442  cmp rax, qword ptr [r8 + 0x18]
1449  jae 0x1415
144f  mov rsi, qword ptr [r8]
1456  mov rdi, qword ptr [r8 + 8]
145d  call 0x14c0
1462  test rsi, rsi
1465  je 0x1415
146b  cmp rax, qword ptr [rsi]
1472  jne 0x1498
1478  lea rdx, [r10 + 0x10]
147f  cmp rdx, rcx
1482  ja 0x1498
1488  mov rdx, qword ptr [r10 + 8]
148f  cmp rdx, r11
1492  jne 0x1415
1498  mov r9, rax
149b  mov eax, 2
14a1  ret
14a2  mov rax, qword ptr [r10 - 0x20]
14a9  cmp rax, r10
14ac  jae 0x1415
14b2  mov eax, 3
14b8  ret
14b9  mov eax, 1
14bf  ret
14c0  test rdi, rdi
14c3  je 0x1516
14c9  mov rdx, rdi
14cc  shr rdx, 1
14d0  mov rbx, rdx
14d3  shl rbx, 4
14d7  add rbx, rsi
14da  cmp rax, qword ptr [rbx + 8]
14e1  jae 0x14fc
14e7  cmp rax, qword ptr [rbx]
14ee  jae 0x1512
14f4  mov rdi, rdx
14f7  jmp 0x14c0
14fc  lea rsi, [rbx + 0x10]
1503  sub rdi, rdx
1506  sub rdi, 1
150d  jmp 0x14c0
1512  mov rsi, rbx
1515  ret
1516  xor esi, esi
1518  ret
