1000  mov eax, dword ptr fs:[0x2d0]
1008  ret
