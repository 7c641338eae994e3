# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory'
set logscale y
set yrange [1408194.98765:34725030977.3]
set ytics ('4 MiB' 4194304.0, '16 MiB' 16777216.0, '64 MiB' 67108864.0, '256 MiB' 268435456.0, '1 GiB' 1073741824.0, '4 GiB' 4294967296.0, '16 GiB' 17179869184.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 2881536.0 2605056.0 2883584.0
100.0 4194304.0 3932160.0 4194304.0
200.0 6815744.0 6553600.0 6815744.0
400.0 12124160.0 12042240.0 12201984.0
800.0 25479168.0 25317376.0 25559040.0
1600.0 49027072.0 48881664.0 49057792.0
END
$series1 << END
50.0 2881536.0
100.0 4194304.0
200.0 6815744.0
400.0 12124160.0
800.0 25479168.0
1600.0 49027072.0
END
$series2bars << END
50.0 17414144.0 17313792.0 17489920.0
100.0 63596544.0 63508480.0 63836160.0
200.0 246441984.0 246263808.0 246775808.0
400.0 972236800.0 972120064.0 972361728.0
800.0 4404701184.0 4404621312.0 4404813824.0
1600.0 20200187904.0 20200165376.0 20200308736.0
END
$series2 << END
50.0 17414144.0
100.0 63596544.0
200.0 246441984.0
400.0 972236800.0
800.0 4404701184.0
1600.0 20200187904.0
END
$series3bars << END
50.0 2621440.0 2420736.0 2629632.0
100.0 3932160.0 3616768.0 3932160.0
200.0 6230016.0 5890048.0 6291456.0
400.0 11272192.0 10956800.0 11694080.0
800.0 24207360.0 24145920.0 24399872.0
1600.0 46694400.0 46686208.0 46698496.0
END
$series3 << END
50.0 2621440.0
100.0 3932160.0
200.0 6230016.0
400.0 11272192.0
800.0 24207360.0
1600.0 46694400.0
END
$series4bars << END
50.0 2621440.0 2539520.0 2621440.0
100.0 3670016.0 3403776.0 4284416.0
200.0 5767168.0 5541888.0 5804032.0
400.0 10493952.0 10223616.0 10526720.0
800.0 22042624.0 21983232.0 22118400.0
1600.0 42500096.0 42246144.0 42516480.0
END
$series4 << END
50.0 2621440.0
100.0 3670016.0
200.0 5767168.0
400.0 10493952.0
800.0 22042624.0
1600.0 42500096.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 0.83, end 0.94)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'copy-all (slope 2.03, end 2.20)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition (slope 0.84, end 0.95)', \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' title 'partition-f32 (slope 0.82, end 0.95)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
