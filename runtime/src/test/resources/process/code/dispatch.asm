1000  push rax
1001  push rcx
1002  push rdx
1003  push 0
1005  movabs rcx, 0x111100000000
100f  mov eax, dword ptr [rcx]
1015  cmp eax, 1
101b  jb 0x10a1
1021  je 0x10b2
1027  cmp eax, 4
102d  jae 0x10c3
1033  mov edx, dword ptr fs:[0x2d0]
103b  movabs rcx, 0x222200000000
1045  add rcx, rdx
1048  movzx edx, byte ptr [rcx]
104f  test edx, 8
1055  jne 0x10c3
105b  cmp edx, 0
1061  jne 0x1078
1067  cmp eax, 2
106d  je 0x10b2
1073  jmp 0x10a1
1078  test edx, 4
107e  je 0x1095
1084  call 0x116a
1089  test edx, 8
108f  jne 0x1005
1095  test edx, 1
109b  jne 0x10b2
10a1  add rsp, 8
10a8  pop rdx
10a9  pop rcx
10aa  pop rax
10ab  jmp qword ptr [r11]
10b2  add rsp, 8
10b9  pop rdx
10ba  pop rcx
10bb  pop rax
10bc  jmp qword ptr [r11 + 8]
10c3  push r11
10c5  push rdi
10c6  push rsi
10c7  push 0x64
10c9  push 0
10cb  lea rdi, [rsp]
10d3  xor esi, esi
10d5  mov eax, 0x23
10db  syscall
10dd  add rsp, 0x10
10e4  pop rsi
10e5  pop rdi
10e6  pop r11
10e8  inc dword ptr [rsp]
10ef  cmp dword ptr [rsp], 0x100
10fa  jb 0x1005
1100  mov dword ptr [rsp], 0
110b  push r11
110d  mov eax, 0x27
1113  syscall
1115  pop r11
1117  movabs rcx, 0x111100000000
1121  cmp eax, dword ptr [rcx + 4]
1127  jne 0x10a1
112d  mov edx, dword ptr fs:[0x2d0]
1135  movabs rcx, 0x222200000000
113f  add rcx, rdx
1142  movzx eax, byte ptr [rcx]
1149  test eax, 8
114f  je 0x1005
1155  mov edx, eax
1157  xor edx, 8
115d  lock cmpxchg byte ptr [rcx], dl
1165  jmp 0x1005
116a  push rbx
116b  push rsi
116c  push rdi
116d  push r8
116f  push r9
1171  push r10
1173  push r11
1175  push rcx
1176  push rdx
1177  mov eax, edx
1179  and rax, 1
1180  movabs r8, 0x111100000000
118a  mov r8, qword ptr [r8 + rax*8 + 8]
1192  xor r9d, r9d
1195  lea r10, [rsp + 0x70]
119d  call 0x1203
11a2  cmp eax, 1
11a8  jne 0x11f5
11ae  pop rdx
11af  pop rcx
11b0  mov eax, edx
11b2  mov ebx, 7
11b8  sub rbx, rdx
11bb  lock cmpxchg byte ptr [rcx], bl
11c3  jne 0x11ea
11c9  movabs r8, 0x111100000000
11d3  lock inc qword ptr [r8 + 0x18]
11db  mov eax, 0x18
11e1  syscall
11e3  mov edx, ebx
11e5  jmp 0x11f7
11ea  mov edx, 8
11f0  jmp 0x11f7
11f5  pop rdx
11f6  pop rcx
11f7  pop r11
11f9  pop r10
11fb  pop r9
11fd  pop r8
11ff  pop rdi
1200  pop rsi
1201  pop rbx
1202  ret
1203  and r10, 0xfffffffffffffff8
120a  mov rax, r10
120d  mov rsi, qword ptr [r8 + 0x20]
1214  mov rdi, qword ptr [r8 + 0x28]
121b  call 0x1350
1220  test rsi, rsi
1223  je 0x1342
1229  mov rcx, qword ptr [rsi + 8]
1230  mov rax, qword ptr fs:[0x10]
1239  cmp rax, r10
123c  jbe 0x1253
1242  cmp rax, rcx
1245  jae 0x1253
124b  mov rcx, rax
124e  jmp 0x127c
1253  mov eax, dword ptr fs:[0x2d0]
125b  cmp eax, dword ptr [r8 + 0x38]
1262  jne 0x1342
1268  mov rax, qword ptr [rsi]
126f  cmp rax, qword ptr [r8 + 0x30]
1276  jne 0x1342
127c  movabs r11, 0x2b000000000033
1286  mov rax, r9
1289  mov rsi, qword ptr [r8]
1290  mov rdi, qword ptr [r8 + 8]
1297  call 0x1350
129c  test rsi, rsi
129f  jne 0x1328
12a5  cmp r10, rcx
12a8  jae 0x1349
12ae  mov rax, qword ptr [r10]
12b5  add r10, 8
12bc  cmp rax, r11
12bf  je 0x1332
12c5  cmp rax, qword ptr [r8 + 0x10]
12cc  jb 0x12a5
12d2  cmp rax, qword ptr [r8 + 0x18]
12d9  jae 0x12a5
12df  mov rsi, qword ptr [r8]
12e6  mov rdi, qword ptr [r8 + 8]
12ed  call 0x1350
12f2  test rsi, rsi
12f5  je 0x12a5
12fb  cmp rax, qword ptr [rsi]
1302  jne 0x1328
1308  lea rdx, [r10 + 0x10]
130f  cmp rdx, rcx
1312  ja 0x1328
1318  mov rdx, qword ptr [r10 + 8]
131f  cmp rdx, r11
1322  jne 0x12a5
1328  mov r9, rax
132b  mov eax, 2
1331  ret
1332  mov rax, qword ptr [r10 - 0x20]
1339  cmp rax, r10
133c  jae 0x12a5
1342  mov eax, 3
1348  ret
1349  mov eax, 1
134f  ret
1350  test rdi, rdi
1353  je 0x13a6
1359  mov rdx, rdi
135c  shr rdx, 1
1360  mov rbx, rdx
1363  shl rbx, 4
1367  add rbx, rsi
136a  cmp rax, qword ptr [rbx + 8]
1371  jae 0x138c
1377  cmp rax, qword ptr [rbx]
137e  jae 0x13a2
1384  mov rdi, rdx
1387  jmp 0x1350
138c  lea rsi, [rbx + 0x10]
1393  sub rdi, rdx
1396  sub rdi, 1
139d  jmp 0x1350
13a2  mov rsi, rbx
13a5  ret
13a6  xor esi, esi
13a8  ret
