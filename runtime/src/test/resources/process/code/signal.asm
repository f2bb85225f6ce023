1000  cmp dword ptr [rsi + 8], 0xffffffff
100a  jne 0x10fb
1010  cmp dword ptr [rsi + 0x10], 0x1267
101a  jne 0x10fb
1020  mov r15, qword ptr [rsi + 0x18]
1027  movabs rcx, 0x333300000000
1031  mov rax, r15
1034  sub rax, rcx
1037  cmp rax, 0x100000
103e  jae 0x10fb
1044  mov r8, qword ptr [r15 + 8]
104b  test r8, r8
104e  je 0x10f0
1054  mov r9, qword ptr [rdx + 0xa8]
105b  mov r10, qword ptr [rdx + 0xa0]
1062  call 0x10fc
1067  cmp eax, 1
106d  jne 0x109f
1073  mov rdi, qword ptr [r15 + 0x10]
107a  test rdi, rdi
107d  je 0x109f
1083  mov eax, dword ptr [r15 + 0x18]
108a  mov ecx, dword ptr [r15 + 0x1c]
1091  lock cmpxchg byte ptr [rdi], cl
1099  mov eax, 1
109f  mov r14, qword ptr [r15 + 0x20]
10a6  mov qword ptr [r15 + 0x28], r9
10ad  mov dword ptr [r15 + 0x30], eax
10b4  mov dword ptr [r15], eax
10bb  test r14, r14
10be  je 0x10fb
10c4  cmp dword ptr [r14], 0
10cf  jne 0x10f0
10d5  mov rdi, r14
10d8  mov esi, 0x80
10de  xor edx, edx
10e0  xor r10d, r10d
10e3  mov eax, 0xca
10e9  syscall
10eb  jmp 0x10c4
10f0  mov dword ptr [r15], 9
10fb  ret
10fc  and r10, 0xfffffffffffffff8
1103  mov rax, r10
1106  mov rsi, qword ptr [r8 + 0x20]
110d  mov rdi, qword ptr [r8 + 0x28]
1114  call 0x1249
1119  test rsi, rsi
111c  je 0x123b
1122  mov rcx, qword ptr [rsi + 8]
1129  mov rax, qword ptr fs:[0x10]
1132  cmp rax, r10
1135  jbe 0x114c
113b  cmp rax, rcx
113e  jae 0x114c
1144  mov rcx, rax
1147  jmp 0x1175
114c  mov eax, dword ptr fs:[0x2d0]
1154  cmp eax, dword ptr [r8 + 0x38]
115b  jne 0x123b
1161  mov rax, qword ptr [rsi]
1168  cmp rax, qword ptr [r8 + 0x30]
116f  jne 0x123b
1175  movabs r11, 0x2b000000000033
117f  mov rax, r9
1182  mov rsi, qword ptr [r8]
1189  mov rdi, qword ptr [r8 + 8]
1190  call 0x1249
1195  test rsi, rsi
1198  jne 0x1221
119e  cmp r10, rcx
11a1  jae 0x1242
11a7  mov rax, qword ptr [r10]
11ae  add r10, 8
11b5  cmp rax, r11
11b8  je 0x122b
11be  cmp rax, qword ptr [r8 + 0x10]
11c5  jb 0x119e
11cb  cmp rax, qword ptr [r8 + 0x18]
11d2  jae 0x119e
11d8  mov rsi, qword ptr [r8]
11df  mov rdi, qword ptr [r8 + 8]
11e6  call 0x1249
11eb  test rsi, rsi
11ee  je 0x119e
11f4  cmp rax, qword ptr [rsi]
11fb  jne 0x1221
1201  lea rdx, [r10 + 0x10]
1208  cmp rdx, rcx
120b  ja 0x1221
1211  mov rdx, qword ptr [r10 + 8]
1218  cmp rdx, r11
121b  jne 0x119e
1221  mov r9, rax
1224  mov eax, 2
122a  ret
122b  mov rax, qword ptr [r10 - 0x20]
1232  cmp rax, r10
1235  jae 0x119e
123b  mov eax, 3
1241  ret
1242  mov eax, 1
1248  ret
1249  test rdi, rdi
124c  je 0x129f
1252  mov rdx, rdi
1255  shr rdx, 1
1259  mov rbx, rdx
125c  shl rbx, 4
1260  add rbx, rsi
1263  cmp rax, qword ptr [rbx + 8]
126a  jae 0x1285
1270  cmp rax, qword ptr [rbx]
1277  jae 0x129b
127d  mov rdi, rdx
1280  jmp 0x1249
1285  lea rsi, [rbx + 0x10]
128c  sub rdi, rdx
128f  sub rdi, 1
1296  jmp 0x1249
129b  mov rsi, rbx
129e  ret
129f  xor esi, esi
12a1  ret
